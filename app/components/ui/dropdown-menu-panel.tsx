import * as Radix from '@radix-ui/react-dropdown-menu';
import { Link } from '@remix-run/react';
import clsx from 'clsx';
import { useState, type ReactElement } from 'react';
import type { MenuAction } from '#app/components/ui/dropdown-menu.tsx';

interface PanelProps {
  trigger: ReactElement;
  actions: readonly MenuAction[];
  align: 'start' | 'end';
}

/** The menu itself, open from the start: it is loaded by the press that opens it. */
export function DropdownMenuPanel({ trigger, actions, align }: PanelProps) {
  const [open, setOpen] = useState(true);
  return (
    <Radix.Root modal={false} open={open} onOpenChange={setOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={document.getElementById('content')}>
        <Radix.Content
          align={align}
          sideOffset={4}
          className="z-50 min-w-44 rounded-md border border-border-strong bg-surface p-1 shadow-pop"
        >
          {actions.map((action) => (
            <Entry key={action.label} {...action} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Entry({ label, icon: Icon, to, href, onSelect, danger, disabled }: MenuAction) {
  const content = (
    <>
      {Icon ? <Icon aria-hidden size={14} className={danger ? undefined : 'text-muted'} /> : null}
      {label}
    </>
  );
  return (
    <Radix.Item
      disabled={disabled === true}
      asChild={to !== undefined || href !== undefined}
      onSelect={() => onSelect?.()}
      className={clsx(
        'flex h-8 cursor-pointer items-center gap-2.5 rounded-xs px-2.5 text-sm outline-none data-disabled:opacity-50',
        'data-highlighted:bg-sunken data-highlighted:shadow-none',
        danger ? 'text-err' : 'text-text',
      )}
    >
      {to !== undefined ? <Link to={to}>{content}</Link> : href !== undefined ? <a href={href}>{content}</a> : content}
    </Radix.Item>
  );
}
