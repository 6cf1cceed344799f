/**
 * Customers and products without scripts: one button searches by what stands in its field, the results are buttons that pick.
 * Everything typed is saved on the way; what was searched for stands in the address.
 */
export type PlainWish =
  | { readonly kind: 'find-customer'; readonly text: string }
  | { readonly kind: 'find-product'; readonly index: number; readonly text: string }
  | { readonly kind: 'pick-customer'; readonly contactId: string }
  | { readonly kind: 'pick-product'; readonly index: number; readonly productId: string };

export const FIND_CUSTOMER = 'find-customer';
export const findProductIntent = (index: number): string => `find-product:${index}`;
/** `''` picks nobody. */
export const pickCustomerIntent = (contactId: string): string => `pick-customer:${contactId}`;
export const pickProductIntent = (index: number, productId: string): string => `pick-product:${index}:${productId}`;

/** Name of what the form without scripts has beside the one with: it is how the action tells them apart. */
export const SHOWN_CUSTOMER = 'shownCustomer';
export const CUSTOMER_SEARCH = 'customerSearch';

const ID = '[0-9a-f-]{36}';
const PICK_CUSTOMER = new RegExp(`^pick-customer:(${ID})?$`);
const PICK_PRODUCT = new RegExp(`^pick-product:(\\d{1,4}):(${ID})$`);

/**
 * What the form asks for beside saving; null for nothing. A customer's name that was typed and not searched for yet is searched
 * for first, whatever button was pressed: the document must not go to somebody else.
 */
export function readPlainWish(form: FormData, intent: string): PlainWish | null {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  if (!form.has(SHOWN_CUSTOMER)) return null;
  const picked = PICK_CUSTOMER.exec(intent);
  if (picked) return { kind: 'pick-customer', contactId: picked[1] ?? '' };
  const [, line, productId] = PICK_PRODUCT.exec(intent) ?? [];
  if (line !== undefined && productId !== undefined) return { kind: 'pick-product', index: Number(line), productId };
  const [, index] = /^find-product:(\d{1,4})$/.exec(intent) ?? [];
  if (index !== undefined) {
    return { kind: 'find-product', index: Number(index), text: text(`lines[${index}].description`).slice(0, 200) };
  }
  const search = text(CUSTOMER_SEARCH).slice(0, 200);
  const shown = text(SHOWN_CUSTOMER);
  if (intent === FIND_CUSTOMER) return { kind: 'find-customer', text: search === shown ? '' : search };
  if (search === shown) return null;
  return search === '' ? { kind: 'pick-customer', contactId: '' } : { kind: 'find-customer', text: search };
}

/** The draft's address with what was searched for, at the field that it was for. */
export function foundPath(path: string, wish: PlainWish | null): string {
  if (wish?.kind === 'find-customer') return `${path}?${new URLSearchParams({ trazi: 'kupca', upit: wish.text })}#contactId`;
  if (wish?.kind === 'find-product') {
    const query = new URLSearchParams({ trazi: 'artikl', redak: String(wish.index + 1), upit: wish.text });
    return `${path}?${query}#lines.${wish.index}.description`;
  }
  if (wish?.kind === 'pick-product') return `${path}#lines.${wish.index}.quantity`;
  return wish?.kind === 'pick-customer' ? `${path}#contactId` : path;
}

/** The search of such an address; null for none. */
export function readFindQuery(query: URLSearchParams): Extract<PlainWish, { text: string }> | null {
  const text = (query.get('upit') ?? '').slice(0, 200);
  if (query.get('trazi') === 'kupca') return { kind: 'find-customer', text };
  const row = Number(query.get('redak'));
  return query.get('trazi') === 'artikl' && Number.isInteger(row) && row > 0
    ? { kind: 'find-product', index: row - 1, text }
    : null;
}
