import { Link } from '@remix-run/react';
import { Card } from '#app/components/ui/card.tsx';
import { linkClass } from '#app/features/form-fields/link-class.ts';
import { documentPath } from '#app/features/trade/document-path.ts';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ChainLink } from '#server/contracts/trade.ts';

/** All documents of one sale in the order they were issued; nothing where a document stands alone. */
export function ChainCard({ chain, id, base }: { chain: readonly ChainLink[]; id: string; base: string }) {
  const t = useT();
  if (chain.length < 2) return null;
  return (
    <Card title={t('trade.chain.title')} className="max-lg:order-4">
      <ol className="flex flex-col gap-2.5">
        {chain.map((link) => (
          <li key={link.id} className="text-sm" aria-current={link.id === id ? 'page' : undefined}>
            <p className="flex items-baseline justify-between gap-3">
              <span className="min-w-0">
                {t(`trade.kind.${link.kind}`)}{' '}
                {link.id === id ? (
                  <b className="tabular font-semibold">{link.number}</b>
                ) : (
                  <Link to={documentPath(base, link)} className={`${linkClass} tabular`}>
                    {link.number}
                  </Link>
                )}
              </span>
              <span className="tabular shrink-0">{formatMoney(link.total)}</span>
            </p>
            <p className="tabular text-xs text-muted">
              {formatDate(link.issuedOn)}
              {link.id === id ? ` · ${t('trade.chain.here')}` : ''}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
