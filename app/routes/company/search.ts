import type { LoaderFunctionArgs } from '@remix-run/node';
import type { SearchResult } from '#app/components/layout/use-search-results.ts';
import { documentPath } from '#app/features/trade/document-path.ts';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { translator } from '#app/i18n/t.ts';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';

const MOST = 6;

/** What the palette finds by text: invoices, papers, customers, products. JSON `{ results }`. */
export async function loader(args: LoaderFunctionArgs) {
  const { request, params, context } = args;
  const search = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 200);
  if (search === '') return Response.json({ results: [] });
  const slug = params['company'] ?? '';
  const api = await fromApi(args, () => context.companyApi(slug));
  const [{ locale }, invoices, papers, contacts, products] = await fromApi(args, () =>
    Promise.all([
      readPreferences(request, context),
      api.invoicing.list({ search, limit: MOST }),
      api.trade.list({ search, limit: MOST }),
      api.parties.options({ search, limit: MOST }),
      api.catalog.options({ search, limit: MOST }),
    ]),
  );
  const t = translator(locale);
  const results: SearchResult[] = [
    ...invoices.items.map(({ id, number, buyerName, total, issuedOn }) => ({
      kind: 'invoice' as const,
      title: number,
      detail: [buyerName || t('dashboard.walkIn'), formatMoney(total), formatDate(issuedOn)].join(' · '),
      path: inCompany(slug, `racuni/${id}`),
    })),
    ...papers.items.map(({ id, kind, number, buyerName, issuedOn }) => ({
      kind: 'paper' as const,
      title: number,
      detail: [t(`trade.kind.${kind}`), buyerName, formatDate(issuedOn)].join(' · '),
      path: documentPath(inCompany(slug), { id, kind }),
    })),
    ...contacts.map(({ id, name, oib, vatId, city }) => ({
      kind: 'contact' as const,
      title: name,
      detail: [oib ?? vatId, city].filter(Boolean).join(' · '),
      path: inCompany(slug, `kupci/${id}`),
    })),
    ...products.map(({ id, name, code, price }) => ({
      kind: 'product' as const,
      title: name,
      detail: [code, formatMoney(price)].filter(Boolean).join(' · '),
      path: inCompany(slug, `artikli/${id}`),
    })),
  ];
  return Response.json({ results });
}
