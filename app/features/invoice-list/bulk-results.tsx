import { Form } from '@remix-run/react';
import { Check, CircleAlert, Send, Undo2 } from 'lucide-react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import type { BulkResult } from '#app/features/invoice-list/bulk-actions.server.ts';
import { formatMoney } from '#app/i18n/format.ts';
import { errorSentence, type Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** What was done with a document, in words. */
function told(t: Translate, result: BulkResult): string {
  if (!result.ok) {
    const { code, params, because } = result;
    return [{ code, params }, ...(because === undefined ? [] : [because])]
      .map((each) => errorSentence(t, each.code, each.params))
      .join(' ');
  }
  if (result.did === 'mark-paid') return t('invoices.bulk.paid', { amount: formatMoney(result.amount) });
  return result.did === 'send'
    ? t('invoices.bulk.sent', { to: result.to })
    : t(result.isToSend ? 'invoices.bulk.cancelledToSend' : 'invoices.bulk.cancelled', { number: result.byNumber });
}

/** What became of each chosen document; a payment just entered can be taken back here. */
export function BulkResults({ path, closeHref, results }: { path: string; closeHref: string; results: readonly BulkResult[] }) {
  const t = useT();
  const done = results.filter((result) => result.ok).length;
  return (
    <div role="status">
      <Card
        title={t('invoices.bulk.result', { done, total: results.length })}
        ruled
        flush
        aside={
          <ButtonLink small variant="ghost" to={closeHref} preventScrollReset>
            {t('common.close')}
          </ButtonLink>
        }
      >
        <ul>
          {results.map((result) => (
            <li
              key={result.id}
              className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-t px-[18px] py-1.5 first:border-t-0"
            >
              {result.ok ? (
                <Check aria-hidden size={14} className="text-ok" />
              ) : (
                <CircleAlert aria-hidden size={14} className="text-err" />
              )}
              <ButtonLink small variant="ghost" to={`${path}/${result.id}`} className="tabular px-1! text-text">
                {result.number || t('invoices.bulk.unknown')}
              </ButtonLink>
              <span className="min-w-0 grow basis-0 text-sm text-muted max-md:basis-full">{told(t, result)}</span>
              {result.ok && result.did === 'cancel' && result.isToSend ? (
                <Form method="post" action={`${path}/${result.byId}`}>
                  <Button small type="submit" name="intent" value="einvoice" icon={Send}>
                    {t('einvoice.card.sendStorno')}
                  </Button>
                </Form>
              ) : null}
              {result.ok && result.did === 'cancel' ? (
                <ButtonLink small to={`${path}/${result.byId}`}>
                  {t('invoices.bulk.openStorno')}
                </ButtonLink>
              ) : null}
              {result.ok && result.did === 'mark-paid' ? (
                <Form method="post" action={`${path}/${result.id}`}>
                  <input type="hidden" name="paymentId" value={result.paymentId} />
                  <input type="hidden" name="next" value={closeHref} />
                  <Button small type="submit" name="intent" value="void-payment" icon={Undo2}>
                    {t('common.undo')}
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
