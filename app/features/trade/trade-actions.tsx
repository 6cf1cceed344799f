import { Form } from '@remix-run/react';
import { Copy, Download, FileOutput, Replace, Send, Truck } from 'lucide-react';
import { Button, buttonClass, ButtonLink } from '#app/components/ui/button.tsx';
import { LikeThis } from '#app/features/invoice-document/like-this.tsx';
import { panelHref } from '#app/features/invoice-document/panels.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { TradeDto } from '#server/contracts/trade.ts';

interface TradeActionsProps {
  paper: Pick<TradeDto, 'id' | 'kind' | 'mayDeliver' | 'conversions' | 'emails' | 'state'>;
  path: string;
  base: string;
  mayWrite: boolean;
}

/** What can be done with a paper; the invoice comes last, once the customer has the paper. */
export function TradeActions({ paper, path, base, mayWrite }: TradeActionsProps) {
  const t = useT();
  const { id, kind: own, conversions, emails, state } = paper;
  const isNew = state === 'issued' || state === 'bounced';
  return (
    <>
      {mayWrite ? (
        <LikeThis base={base} id={id} variant="ghost" icon={Copy} shortcut="d">
          {t('invoices.likeThis')}
        </LikeThis>
      ) : null}
      <a href={`${base}/racuni/${id}/pdf?preuzmi`} download className={buttonClass({})}>
        <Download aria-hidden size={16} strokeWidth={1.75} />
        PDF
      </a>
      {mayWrite ? (
        <>
          <ButtonLink
            variant={isNew ? 'primary' : 'secondary'}
            icon={Send}
            to={panelHref(path, 'posalji')}
            replace
            preventScrollReset
          >
            {t(emails.length > 0 ? 'invoices.sendAgain' : 'common.send')}
          </ButtonLink>
          {paper.mayDeliver ? (
            <Form method="post" className="contents">
              <Button type="submit" name="intent" value="deliver" icon={Truck}>
                {t('trade.deliver')}
              </Button>
            </Form>
          ) : null}
          {conversions.map((kind) => (
            <Form key={kind} method="post" className="contents">
              <input type="hidden" name="intent" value="convert" />
              {kind === own || kind === 'quote' ? (
                <Button type="submit" name="to" value={kind} icon={Replace} title={t('trade.reviseHint')}>
                  {t('trade.revise')}
                </Button>
              ) : (
                <Button
                  type="submit"
                  name="to"
                  value={kind}
                  icon={FileOutput}
                  variant={kind === 'invoice' && !isNew ? 'primary' : 'secondary'}
                >
                  {t(`trade.convert.${kind}`)}
                </Button>
              )}
            </Form>
          ))}
        </>
      ) : null}
    </>
  );
}
