import type { AppCaller } from '#server/trpc/caller.ts';

const CUSTOMERS = 20;

/** Issues two documents for each of twenty customers: one paid by card, with its receipt, and one to be paid by transfer. */
export async function issueSamples(api: AppCaller): Promise<void> {
  for (let index = 1; index <= CUSTOMERS; index += 1) {
    const { id } = await api.parties.save({ kind: 'consumer', name: `Kupac Đurđevac ${index}` });
    for (const paymentMethod of ['card', 'transfer'] as const) {
      const draft = await api.invoicing.createDraft({ content: { ...salesOf(index), contactId: id, paymentMethod } });
      await api.invoicing.issue(draft);
    }
  }
}

/** What is sold to a customer: three lines of two rates. */
export const salesOf = (index: number) => ({
  lines: [
    { description: 'Izrada logotipa', unitPrice: `${100 + index}.00`, vatCode: 'standard' as const },
    { description: 'Priprema za tisak', unitPrice: '49.90', vatCode: 'standard' as const },
    { description: 'Priručnik', unitPrice: '18.50', vatCode: 'super_reduced' as const },
  ].map((line) => ({
    productId: null,
    quantity: '2',
    unit: 'H87',
    discountPercent: '',
    exemptionReason: null,
    kpd: null,
    ...line,
  })),
});
