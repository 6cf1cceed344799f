import type { ReactNode } from 'react';
import { Wordmark } from '#app/components/layout/wordmark.tsx';
import { LanguageButtons } from '#app/components/layout/preference-forms.tsx';

/** Pages before signing in: one narrow form. */
export function AuthLayout({
  title,
  intro,
  children,
  footer,
}: {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
  /** Under the card: the way to the other page (register, sign in). */
  footer?: ReactNode;
}) {
  return (
    <div className="flex min-h-[calc(100dvh-var(--band))] flex-col items-center px-4 py-10 sm:py-16">
      <main id="content" tabIndex={-1} className="flex w-full max-w-[400px] grow flex-col gap-6 outline-none">
        <Wordmark />
        <div className="rounded-md border bg-surface p-6">
          <h1 className="text-xl font-semibold">{title}</h1>
          {intro ? <p className="mt-1 text-base text-muted">{intro}</p> : null}
          <div className="mt-5">{children}</div>
        </div>
        {footer ? <div className="text-center text-sm text-muted">{footer}</div> : null}
      </main>
      <footer className="mt-8">
        <LanguageButtons />
      </footer>
    </div>
  );
}
