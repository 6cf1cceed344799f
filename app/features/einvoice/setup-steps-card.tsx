import { Form, useNavigation } from '@remix-run/react';
import { Check, CircleAlert, CircleDashed, Search, Undo2, type LucideIcon } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { formatInstantShort } from '#app/i18n/format.ts';
import { type Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { EInvoiceSetupStepDto } from '#server/contracts/einvoice-setup.ts';
import type { EInvoiceSetupState } from '#server/domain/einvoice/setup-steps.ts';

const LOOK = {
  proven: ['ok', Check],
  confirmed: ['ok', Check],
  missing: ['err', CircleAlert],
  unknown: ['warn', CircleDashed],
} as const satisfies Record<EInvoiceSetupState, readonly [Tone, LucideIcon]>;

interface Props {
  readonly steps: readonly EInvoiceSetupStepDto[];
  readonly intermediary: string;
  /** Whether the intermediary can be asked for the company's address. */
  readonly canAsk: boolean;
  readonly mayManage: boolean;
}

/** What the company does in FiskAplikacija itself, how to do it, and whether it was seen to work. */
export function SetupStepsCard({ steps, intermediary, canAsk, mayManage }: Props) {
  const t = useT();
  const { formData } = useNavigation();
  const pending = (form: string) => formData?.get('form') === form;
  return (
    <Card title={t('einvoiceSetup.steps.title')}>
      <p className="mb-4 text-sm text-muted">{t('einvoiceSetup.steps.intro')}</p>
      <ol className="flex flex-col gap-5">
        {steps.map((row, position) => {
          const [tone, icon] = LOOK[row.state];
          const seen = seenWords(t, row);
          const isSaid = row.state === 'confirmed';
          return (
            <li key={row.step} className="flex flex-col gap-2 border-t pt-4 first:border-t-0 first:pt-0">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <h3 className="font-medium">{`${position + 1}. ${t(`einvoiceSetup.step.${row.step}`)}`}</h3>
                <Pill tone={tone} icon={icon}>
                  {t(`einvoiceSetup.state.${row.state}`)}
                </Pill>
              </div>
              <p className="text-sm text-muted">{t(`einvoiceSetup.step.${row.step}.how`, { intermediary })}</p>
              {seen === null ? null : (
                <p className={row.state === 'missing' ? 'text-sm text-err' : 'text-sm text-muted'}>{seen}</p>
              )}
              {mayManage && row.state !== 'proven' ? (
                <div className="flex flex-wrap gap-2">
                  {row.step === 'receiving_address' && canAsk ? (
                    <Form method="post" preventScrollReset>
                      <input type="hidden" name="form" value="own-address" />
                      <Button type="submit" small icon={Search} pending={pending('own-address')}>
                        {t('einvoiceSetup.ask')}
                      </Button>
                    </Form>
                  ) : null}
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="form" value="setup-step" />
                    <input type="hidden" name="step" value={row.step} />
                    <input type="hidden" name="done" value={isSaid ? '' : 'on'} />
                    <Button
                      type="submit"
                      small
                      icon={isSaid ? Undo2 : Check}
                      pending={pending('setup-step') && formData?.get('step') === row.step}
                    >
                      {t(isSaid ? 'einvoiceSetup.unconfirm' : 'einvoiceSetup.confirm')}
                      <span className="sr-only">{`: ${t(`einvoiceSetup.step.${row.step}`)}`}</span>
                    </Button>
                  </Form>
                </div>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function seenWords(t: Translate, { step, state, at }: EInvoiceSetupStepDto): string | null {
  if (state === 'unknown' || at === null) return null;
  const params = { at: formatInstantShort(at) };
  return state === 'confirmed' ? t('einvoiceSetup.seen.confirmed', params) : t(`einvoiceSetup.seen.${step}.${state}`, params);
}
