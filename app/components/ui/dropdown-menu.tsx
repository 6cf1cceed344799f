import type { LucideIcon } from 'lucide-react';
import { cloneElement, lazy, Suspense, useState, type ReactElement } from 'react';

export interface MenuAction {
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  /** A page … */
  readonly to?: string | undefined;
  /** … or a file that the browser itself loads … */
  readonly href?: string | undefined;
  /** … or something done here. */
  readonly onSelect?: (() => void) | undefined;
  readonly danger?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export interface DropdownMenuProps {
  /** One `Button` or `IconButton`. */
  trigger: ReactElement;
  actions: readonly MenuAction[];
  align?: 'start' | 'end';
}

const loadPanel = () => import('#app/components/ui/dropdown-menu-panel.tsx');
const Panel = lazy(() => loadPanel().then((module) => ({ default: module.DropdownMenuPanel })));

/**
 * A menu that opens from a button, with everything that ARIA asks of one. Its code arrives when somebody is about to open
 * it. Needs scripts: what people cannot do without gets a place of its own, or a `DisclosureMenu`.
 */
export function DropdownMenu({ trigger, actions, align = 'end' }: DropdownMenuProps) {
  const [asked, setAsked] = useState(false);
  const closed = cloneElement(trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onClick: () => setAsked(true),
    onPointerEnter: () => void loadPanel(),
    onFocus: () => void loadPanel(),
  });
  if (!asked) return closed;
  return (
    <Suspense fallback={closed}>
      <Panel trigger={trigger} actions={actions} align={align} />
    </Suspense>
  );
}
