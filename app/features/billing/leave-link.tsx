import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass, type ButtonVariant } from '#app/components/ui/button.tsx';

/** A button that leads out of the application, to the payment provider; the browser itself follows it. */
export function LeaveLink({
  href,
  icon: Icon,
  variant,
  small,
  label,
  className,
  children,
}: {
  href: string;
  icon?: LucideIcon;
  variant?: ButtonVariant;
  small?: boolean;
  /** Names it where the words alone would not. */
  label?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a href={href} aria-label={label} className={buttonClass({ variant, small }, className)}>
      {Icon === undefined ? null : <Icon aria-hidden size={small ? 14 : 16} strokeWidth={1.75} className="shrink-0" />}
      {children}
    </a>
  );
}
