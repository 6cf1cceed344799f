import { Link, type LinkProps } from '@remix-run/react';
import clsx from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { forwardRef, type ButtonHTMLAttributes, type ReactNode } from 'react';
import { Kbd } from '#app/components/ui/kbd.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';

interface ButtonLook {
  variant?: ButtonVariant | undefined;
  small?: boolean | undefined;
  icon?: LucideIcon | undefined;
  /** Key that clicks it (`n`): shown as a hint, and `useShortcuts` finds it by `data-shortcut`. */
  shortcut?: string | undefined;
}

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'bg-brand text-on-brand border-transparent hover:bg-brand-hover',
  secondary: 'bg-surface text-text border-border-strong hover:bg-sunken',
  ghost: 'bg-transparent text-muted border-transparent hover:bg-sunken hover:text-text',
  danger: 'bg-surface text-err border-border-strong hover:bg-err-weak hover:border-err',
};

/** Classes of a button, for elements that look like one. */
export const buttonClass = ({ variant = 'secondary', small }: ButtonLook, className?: string): string =>
  clsx(
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-sm border font-medium whitespace-nowrap select-none',
    'transition-colors duration-100 disabled:opacity-50 aria-disabled:opacity-50',
    small ? 'h-7 px-2.5 text-xs' : 'h-[34px] px-3 text-sm',
    VARIANTS[variant],
    className,
  );

function Content({ icon: Icon, shortcut, small, variant, children }: ButtonLook & { children: ReactNode }) {
  return (
    <>
      {Icon ? <Icon aria-hidden size={small ? 14 : 16} strokeWidth={1.75} className="shrink-0" /> : null}
      {children}
      {shortcut ? <Kbd onBrand={variant === 'primary'}>{shortcut.toUpperCase()}</Kbd> : null}
    </>
  );
}

const shortcutProps = (shortcut: string | undefined) =>
  shortcut ? { 'data-shortcut': shortcut.toLowerCase(), 'aria-keyshortcuts': shortcut.toUpperCase() } : {};

export type ButtonProps = ButtonLook & ButtonHTMLAttributes<HTMLButtonElement> & { pending?: boolean | undefined };

/** A button. `pending` keeps its width, blocks a second press and says so to screen readers. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, small, icon, shortcut, pending, className, children, type = 'button', ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClickCapture={pending ? (event) => event.preventDefault() : undefined}
      {...shortcutProps(shortcut)}
      {...rest}
      className={buttonClass({ variant, small }, clsx(pending && 'animate-pulse', className))}
    >
      <Content variant={variant} small={small} icon={icon} shortcut={shortcut}>
        {children}
      </Content>
    </button>
  );
});

export type ButtonLinkProps = ButtonLook & LinkProps;

/** A link that looks like a button; prefetches when a person is about to follow it. */
export const ButtonLink = forwardRef<HTMLAnchorElement, ButtonLinkProps>(function ButtonLink(
  { variant, small, icon, shortcut, className, children, prefetch = 'intent', ...rest },
  ref,
) {
  return (
    <Link
      ref={ref}
      prefetch={prefetch}
      {...shortcutProps(shortcut)}
      {...rest}
      className={buttonClass({ variant, small }, className)}
    >
      <Content variant={variant} small={small} icon={icon} shortcut={shortcut}>
        {children}
      </Content>
    </Link>
  );
});

export type IconButtonProps = Omit<ButtonProps, 'children' | 'icon'> & { icon: LucideIcon; label: string };

/** A square button with an icon only; `label` names it. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { icon: Icon, label, variant = 'ghost', small, className, type = 'button', pending: _pending, shortcut, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      aria-label={label}
      title={label}
      {...shortcutProps(shortcut)}
      {...rest}
      className={buttonClass({ variant, small }, clsx('!px-0', small ? 'w-7' : 'w-[34px]', className))}
    >
      <Icon aria-hidden size={small ? 14 : 16} strokeWidth={1.75} />
    </button>
  );
});
