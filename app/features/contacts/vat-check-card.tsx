import { Form, useNavigation } from '@remix-run/react';
import { SearchCheck } from 'lucide-react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { VatCheckVerdict } from '#app/features/contacts/vat-check-verdict.tsx';
import { formatInstant } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import type { FormReply } from '#app/lib/form.ts';
import { useReply } from '#app/lib/use-reply.ts';
import type { VatCheck } from '#server/contracts/party-checks.ts';

/** What the action answers when the register could not be asked. */
export interface VatCheckReply extends FormReply {
  readonly vatCheckError: ErrorBody;
}

/** Whether a customer's VAT number is registered in the EU, with the proof of the last check and the way to a new one. */
export function VatCheckCard({ vatId, checks, mayWrite }: { vatId: string; checks: readonly VatCheck[]; mayWrite: boolean }) {
  const t = useT();
  const reply = useReply() as Partial<VatCheckReply> | undefined;
  const pending = useNavigation().formData?.get('intent') === 'check-vat';
  const [last, ...earlier] = checks;
  const failure = pending ? undefined : reply?.vatCheckError;
  return (
    <Card title={t('contacts.vatCheck.title')} aside={last?.vatId === vatId ? <VatCheckVerdict valid={last.valid} /> : undefined}>
      <div className="flex flex-col gap-4">
        {failure ? (
          <Banner tone="warn" title={t('contacts.vatCheck.notChecked')}>
            {errorSentence(t, failure.code, failure.params)}
          </Banner>
        ) : null}
        {last === undefined ? <p className="text-sm text-muted">{t('contacts.vatCheck.never')}</p> : null}
        {last !== undefined && last.vatId !== vatId ? (
          <p className="text-sm text-muted">{t('contacts.vatCheck.changed', { vatId: last.vatId })}</p>
        ) : null}
        {last?.vatId === vatId && !last.valid ? <p className="text-sm text-err">{t('contacts.vatCheck.invalidDetail')}</p> : null}
        {last === undefined ? null : (
          <DescriptionList
            items={[
              { label: t('contacts.vatCheck.number'), value: <span className="tabular">{last.vatId}</span> },
              { label: t('contacts.vatCheck.at'), value: formatInstant(last.checkedAt) },
              ...(last.valid
                ? [
                    { label: t('contacts.vatCheck.name'), value: last.name ?? t('contacts.vatCheck.untold') },
                    { label: t('contacts.vatCheck.address'), value: last.address ?? t('contacts.vatCheck.untold') },
                  ]
                : []),
              {
                label: t('contacts.vatCheck.requestId'),
                value:
                  last.requestId === null ? t('contacts.vatCheck.noProof') : <code className="text-xs">{last.requestId}</code>,
              },
            ]}
          />
        )}
        {mayWrite ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="intent" value="check-vat" />
            <Button type="submit" icon={SearchCheck} pending={pending}>
              {t(last === undefined ? 'contacts.vatCheck.check' : 'contacts.vatCheck.again')}
            </Button>
          </Form>
        ) : null}
        {earlier.length === 0 ? null : (
          <details className="text-sm">
            <summary className="cursor-pointer text-muted">{t('contacts.vatCheck.earlier')}</summary>
            <ul className="mt-2 flex flex-col gap-1">
              {earlier.map((check) => (
                <li key={check.id} className="tabular">
                  {formatInstant(check.checkedAt)} · {check.vatId} ·{' '}
                  {t(check.valid ? 'contacts.vatCheck.valid' : 'contacts.vatCheck.invalid')}
                  {check.requestId === null ? '' : ` · ${check.requestId}`}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Card>
  );
}
