import * as Radix from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '#app/components/ui/button.tsx';
import { useFocusReturn } from '#app/components/ui/use-focus-return.ts';
import { useT } from '#app/i18n/use-t.tsx';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the safe one first. */
  footer?: ReactNode;
}

/** A modal dialog. Load it lazily (`lazy(() => import('…/dialog.tsx'))`): the first page does not need it. */
export function Dialog({ open, onOpenChange, title, description, children, footer }: DialogProps) {
  const t = useT();
  const focusReturn = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-[rgb(0_0_0/40%)]" />
        <Radix.Content
          {...focusReturn}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className="fixed top-1/2 left-1/2 z-50 flex max-h-[85dvh] w-[calc(100vw-32px)] max-w-[480px] -translate-x-1/2 -translate-y-1/2 flex-col rounded-md border border-border-strong bg-surface shadow-pop focus:outline-none"
        >
          <div className="flex items-start gap-3 border-b px-[18px] py-3">
            <Radix.Title className="grow text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton icon={X} label={t('common.close')} small className="-mr-1.5" />
            </Radix.Close>
          </div>
          <div className="min-h-0 overflow-y-auto px-[18px] py-4">
            {description === undefined ? null : (
              <Radix.Description className="text-base text-muted">{description}</Radix.Description>
            )}
            {children}
          </div>
          {footer ? <div className="flex justify-end gap-2 border-t px-[18px] py-3">{footer}</div> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
