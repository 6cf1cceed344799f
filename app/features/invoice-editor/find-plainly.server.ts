import { customerOption, productChoice } from '#app/features/invoice-editor/choices.server.ts';
import type { CustomerOption } from '#app/features/invoice-editor/draft-aside.ts';
import { readFindQuery } from '#app/features/invoice-editor/plain-wish.ts';
import type { ProductChoice } from '#app/features/invoice-editor/product-input.tsx';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';

/** As many as a person reads; who does not find theirs among them types more. */
const LIMIT = 20;

/** What a search without scripts found, to be shown at the field that it was for. */
export type PlainFound =
  | { readonly kind: 'customer'; readonly text: string; readonly more: boolean; readonly options: readonly CustomerOption[] }
  | {
      readonly kind: 'product';
      readonly index: number;
      readonly text: string;
      readonly more: boolean;
      readonly options: readonly ProductChoice[];
    };

/** Answers the search in the draft's address, without case and diacritics; null where nothing was asked. */
export async function findPlainly(request: Request, api: CompanyApiCaller, locale: 'hr' | 'en'): Promise<PlainFound | null> {
  const wish = readFindQuery(new URL(request.url).searchParams);
  if (wish === null) return null;
  const { text } = wish;
  const asked = { search: text, limit: LIMIT + 1 };
  if (wish.kind === 'find-customer') {
    const found = await api.parties.options(asked);
    return { kind: 'customer', text, more: found.length > LIMIT, options: found.slice(0, LIMIT).map(customerOption) };
  }
  const found = await api.catalog.options(asked);
  const options = found.slice(0, LIMIT).map((product) => productChoice(product, locale));
  return { kind: 'product', index: wish.index, text, more: found.length > LIMIT, options };
}
