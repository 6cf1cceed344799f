import { Form, useLocation } from '@remix-run/react';
import { Button } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { Consent } from '#app/lib/usage-consent.ts';

const ANSWERS = ['no', 'yes'] as const;

/** Yes and no side by side and alike. */
export function ConsentForm({ consent }: { consent: Consent }) {
  const t = useT();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/statistika" className="flex flex-wrap gap-2" preventScrollReset>
      <input type="hidden" name="next" value={pathname + search} />
      {ANSWERS.map((answer) => (
        <Button
          key={answer}
          type="submit"
          name="consent"
          value={answer}
          small
          aria-pressed={consent === null ? undefined : consent === answer}
        >
          {t(`common.usage.${answer}`)}
        </Button>
      ))}
    </Form>
  );
}

/** Asked once, at the foot of the page and in nobody's way. */
export function UsageQuestion() {
  const t = useT();
  return (
    <aside
      aria-label={t('common.usage.title')}
      className="print:hidden mt-10 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-md border bg-surface px-[18px] py-3 text-sm"
    >
      <p className="min-w-0 flex-1 basis-72 text-muted">
        <b className="font-medium text-text">{t('common.usage.title')}</b> {t('common.usage.text')}
      </p>
      <ConsentForm consent={null} />
    </aside>
  );
}
