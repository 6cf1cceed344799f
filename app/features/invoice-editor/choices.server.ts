import type { CustomerOption } from '#app/features/invoice-editor/draft-aside.ts';
import type { ProductChoice } from '#app/features/invoice-editor/product-input.tsx';
import { formatMoney } from '#app/i18n/format.ts';
import type { ContactOption } from '#server/contracts/contacts.ts';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import type { ProductOption } from '#server/contracts/products.ts';
import { unitSymbol } from '#server/domain/catalog/units.ts';
import { buyerFrom } from '#server/domain/invoicing/buyer-of.ts';
import { abroadOf } from '#server/domain/invoicing/foreign-buyer.ts';

/** A customer as an entry of the picker; OIB or VAT id and town tell namesakes apart. */
export const customerOption = (contact: ContactOption): CustomerOption =>
  optionOf({ ...buyerFrom(contact), contactId: contact.id }, contact);

const optionOf = (
  buyer: CustomerOption['buyer'],
  { paymentTermDays, documentLocale }: Pick<ContactOption, 'paymentTermDays' | 'documentLocale'>,
): CustomerOption => ({
  value: buyer.contactId,
  label: buyer.name,
  detail: [buyer.oib ?? buyer.vatId, buyer.address?.city].filter(Boolean).join(' · '),
  paymentTermDays,
  documentLocale,
  abroad: abroadOf(buyer.kind, buyer.address?.country ?? 'HR'),
  buyer,
});

/** The picker's first entries; the customer already chosen is always among them. */
export function customerOptions(
  recent: readonly ContactOption[],
  { buyer, terms, content }: DraftDto,
): readonly CustomerOption[] {
  const options = recent.map(customerOption);
  if (!buyer || options.some(({ value }) => value === buyer.contactId)) return options;
  return [optionOf(buyer, { paymentTermDays: terms.buyerTermDays, documentLocale: content.locale }), ...options];
}

/** A product as an entry of the list under a line's description. */
export const productChoice = (product: ProductOption, locale: 'hr' | 'en'): ProductChoice => ({
  value: product.id,
  label: product.code === null ? product.name : `${product.name} (${product.code})`,
  detail: `${formatMoney(product.price)} / ${unitSymbol(product.unit, locale)}`,
  product,
});
