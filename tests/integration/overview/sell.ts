import type { TestCompany } from '#tests/kit/house.ts';

interface Sale {
  readonly price: string;
  readonly method?: 'transfer' | 'card' | 'cash';
  readonly dueOn?: string;
  readonly vatCode?: 'exempt' | 'standard';
}

/** Issues a document with one line to a consumer, as the editor would. */
export async function sell(
  { api }: TestCompany,
  { price, method = 'transfer', dueOn, vatCode = 'exempt' }: Sale,
): Promise<{ readonly id: string; readonly number: string }> {
  const { id: contactId } = await api.parties.save({
    kind: 'consumer',
    name: 'Ivan Perić',
    street: 'Radnička cesta 1',
    postalCode: '10000',
    city: 'Zagreb',
    country: 'HR',
  });
  const line = {
    productId: null,
    description: 'Grafički dizajn',
    quantity: '1',
    unit: 'HUR',
    unitPrice: price,
    discountPercent: '',
    vatCode,
    exemptionReason: null,
    kpd: null,
  };
  const draft = await api.invoicing.createDraft({
    contactId,
    content: { lines: [line], paymentMethod: method, ...(dueOn === undefined ? {} : { dueOn }) },
  });
  const { id, number } = await api.invoicing.issue(draft);
  return { id, number };
}
