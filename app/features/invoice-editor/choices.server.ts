import type { CustomerOption } from '#app/features/invoice-editor/draft-aside.ts';
import type { ProductChoice } from '#app/features/invoice-editor/product-input.tsx';
import { formatMoney } from '#app/i18n/format.ts';
import type { ContactOption } from '#server/contracts/contacts.ts';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import type { ProductOption } from '#server/contracts/products.ts';
import { unitSymbol } from '#server/domain/catalog/units.ts';
import { abroadOf } from '#server/domain/invoicing/foreign-buyer.ts';

type CustomerFacts = Pick<
  ContactOption,
  'id' | 'kind' | 'name' | 'oib' | 'vatId' | 'city' | 'country' | 'paymentTermDays' | 'documentLocale'
>;

/** A customer as an entry of the picker; OIB or VAT id and town tell namesakes apart. */
export const customerOption = ({
  id,
  kind,
  name,
  oib,
  vatId,
  city,
  country,
  paymentTermDays,
  documentLocale,
}: CustomerFacts): CustomerOption => ({
  value: id,
  label: name,
  detail: [oib ?? vatId, city].filter(Boolean).join(' · '),
  paymentTermDays,
  documentLocale,
  abroad: abroadOf(kind, country),
});

/** The picker's first entries; the customer already chosen is always among them. */
export function customerOptions(recent: readonly ContactOption[], draft: DraftDto): readonly CustomerOption[] {
  const options = recent.map(customerOption);
  const { buyer } = draft;
  if (!buyer || options.some(({ value }) => value === buyer.contactId)) return options;
  const { contactId: id, kind, name, oib, vatId, address } = buyer;
  return [
    customerOption({
      id,
      kind,
      name,
      oib,
      vatId,
      city: address?.city ?? null,
      country: address?.country ?? 'HR',
      paymentTermDays: null,
      documentLocale: draft.content.locale,
    }),
    ...options,
  ];
}

/** A product as an entry of the list under a line's description. */
export const productChoice = (product: ProductOption, locale: 'hr' | 'en'): ProductChoice => ({
  value: product.id,
  label: product.code === null ? product.name : `${product.name} (${product.code})`,
  detail: `${formatMoney(product.price)} / ${unitSymbol(product.unit, locale)}`,
  product,
});
