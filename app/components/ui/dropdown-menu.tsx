import * as Radix from '@radix-ui/react-dropdown-menu';
import { Link } from '@remix-run/react';
import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';

export interface MenuAction {
  readonly label: string;
  readonly icon?: LucideIcon;
  /** A page … */
  readonly to?: string;
  /** … or a file or other document that the browser itself loads … */
  readonly href?: string;
  /** … or something done here. */
  readonly onSelect?: () => void;
  readonly danger?: boolean;
  readonly disabled?: boolean;
}

/**
 * A menu that opens from `trigger` (one button). Needs scripts: give what people cannot do without a place of its own.
 * The shell's menus are `DisclosureMenu`, which needs none and is lighter.
 */
export function DropdownMenu({
  trigger,
  actions,
  align = 'end',
}: {
  trigger: ReactElement;
  actions: readonly MenuAction[];
  align?: 'start' | 'end';
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={typeof document === 'undefined' ? null : document.getElementById('content')}>
        <Radix.Content
          align={align}
          sideOffset={4}
          className="z-50 min-w-44 rounded-md border border-border-strong bg-surface p-1 shadow-pop"
        >
          {actions.map(({ label, icon: Icon, to, href, onSelect, danger, disabled }) => {
            const look = clsx(
              'flex h-8 cursor-pointer items-center gap-2.5 rounded-xs px-2.5 text-sm outline-none data-disabled:opacity-50',
              'data-highlighted:bg-sunken data-highlighted:shadow-none',
              danger ? 'text-err' : 'text-text',
            );
            const content = (
              <>
                {Icon ? <Icon aria-hidden size={14} className={danger ? undefined : 'text-muted'} /> : null}
                {label}
              </>
            );
            return (
              <Radix.Item
                key={label}
                disabled={disabled === true}
                asChild={Boolean(to ?? href)}
                className={look}
                onSelect={() => onSelect?.()}
              >
                {to !== undefined ? <Link to={to}>{content}</Link> : href !== undefined ? <a href={href}>{content}</a> : content}
              </Radix.Item>
            );
          })}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
