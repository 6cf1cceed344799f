import clsx from 'clsx';
import { Form } from '@remix-run/react';
import { Check, LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { LanguageButtons } from '#app/components/layout/preference-forms.tsx';
import { Wordmark } from '#app/components/layout/wordmark.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { paths } from '#app/lib/paths.ts';

/** Setting up, step by step; `current` counts from 1. */
export function OnboardingLayout({
  steps,
  current,
  title,
  intro,
  children,
}: {
  steps: readonly string[];
  current: number;
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}) {
  const t = useT();
  return (
    <div className="mx-auto flex max-w-[640px] flex-col gap-8 px-4 py-8 sm:py-12">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <Wordmark />
        <nav aria-label={t('onboarding.steps')}>
          <ol className="flex items-center gap-2 text-sm">
            {steps.map((label, position) => {
              const number = position + 1;
              const done = number < current;
              return (
                <li
                  key={label}
                  aria-current={number === current ? 'step' : undefined}
                  className={clsx('flex items-center gap-2', number === current ? 'font-medium text-text' : 'text-muted')}
                >
                  {position > 0 ? <span aria-hidden className="h-px w-4 bg-border-strong" /> : null}
                  <span
                    className={clsx(
                      'tabular flex size-5 items-center justify-center rounded-full text-xs',
                      done ? 'bg-ok-weak text-ok' : number === current ? 'bg-brand text-on-brand' : 'bg-sunken',
                    )}
                  >
                    {done ? <Check aria-hidden size={12} strokeWidth={2.5} /> : number}
                  </span>
                  <span className={number === current ? undefined : 'max-sm:sr-only'}>{label}</span>
                  {done ? <span className="sr-only">{t('common.stepDone')}</span> : null}
                </li>
              );
            })}
          </ol>
        </nav>
      </header>
      <main id="content" tabIndex={-1} className="outline-none">
        <h1 className="text-2xl font-semibold">{title}</h1>
        {intro ? <p className="mt-1 text-base text-muted">{intro}</p> : null}
        <div className="mt-6">{children}</div>
      </main>
      <footer className="flex flex-wrap items-center justify-between gap-4 border-t pt-4">
        <LanguageButtons />
        <Form method="post" action={paths.signOut} reloadDocument>
          <Button type="submit" variant="ghost" small icon={LogOut}>
            {t('nav.signOut')}
          </Button>
        </Form>
      </footer>
    </div>
  );
}
