import { Form, useNavigation } from '@remix-run/react';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { SubmitButton } from '#app/components/forms/submit-button.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { formatDecimal } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { contrastWithWhite, isAccent, LEAST_CONTRAST } from '#server/domain/companies/accent.ts';

const FIRST = '#0d6b62';

interface AccentCardProps {
  /** Colour of new documents; null for none. */
  accent: string | null;
  company: string;
  /** Why the colour was refused. */
  error: string | null;
}

/** The company's colour: chosen, looked at on a piece of paper, and judged for contrast before it is saved. */
export function AccentCard({ accent, company, error }: AccentCardProps) {
  const t = useT();
  const sending = useNavigation().formData?.get('form');
  const [color, setColor] = useState(accent ?? FIRST);
  const contrast = contrastWithWhite(color);
  const isReadable = contrast >= LEAST_CONTRAST;
  return (
    <Card title={t('logo.accent')}>
      <Form method="post" preventScrollReset className="flex flex-col gap-4">
        <input type="hidden" name="form" value="accent" />
        <p className="text-sm text-muted">{t('logo.accentIntro')}</p>
        <div className="flex flex-wrap items-start gap-5">
          <Field label={t('logo.accentColor')} id="accent" errors={error === null ? [] : [error]}>
            <input
              type="color"
              id="accent"
              name="accent"
              defaultValue={color}
              onChange={({ target }) => {
                const chosen = target.value.toLowerCase();
                if (isAccent(chosen)) setColor(chosen);
              }}
              className="h-[34px] w-20 cursor-pointer rounded-md border border-border-strong bg-surface p-1"
            />
          </Field>
          <div aria-hidden className="light flex min-w-56 grow items-center gap-3 rounded-md border bg-surface px-4 py-3">
            <span
              className="flex size-7 items-center justify-center rounded-sm text-sm font-semibold text-on-brand"
              style={{ backgroundColor: color }}
            >
              {company.slice(0, 1).toLocaleUpperCase('hr')}
            </span>
            <span className="text-lg font-semibold" style={{ color }}>
              {t('logo.accentSample')}
            </span>
          </div>
        </div>
        <p aria-live="polite" className={`flex gap-1.5 text-sm ${isReadable ? 'text-muted' : 'text-err'}`}>
          {isReadable ? (
            <CircleCheck aria-hidden size={16} className="mt-px shrink-0 text-ok" />
          ) : (
            <CircleAlert aria-hidden size={16} className="mt-px shrink-0" />
          )}
          {t(isReadable ? 'logo.accentReadable' : 'logo.accentTooLight', {
            contrast: formatDecimal(contrast.toFixed(1), 1),
          })}
        </p>
        <div className="flex flex-wrap gap-2">
          <SubmitButton pending={sending === 'accent'}>{t('logo.accentSubmit')}</SubmitButton>
          {accent === null ? null : (
            <Button type="submit" name="form" value="remove-accent" pending={sending === 'remove-accent'}>
              {t('logo.accentRemove')}
            </Button>
          )}
        </div>
      </Form>
    </Card>
  );
}
