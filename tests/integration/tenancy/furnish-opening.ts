import type { TestCompany } from '#tests/kit/house.ts';

/** An unpaid invoice of another program, a part of which was paid here. */
export async function addOpening(
  { api }: TestCompany,
  { mark, contactId }: { readonly mark: string; readonly contactId: string },
): Promise<{ readonly openingId: string; readonly openingPaymentId: string }> {
  const { contact } = await api.parties.get({ id: contactId });
  await api.opening.import({
    text: `Broj;Datum;Kupac;OIB;Otvoreno\n${mark}-stari;1.9.2026.;${contact.name};${contact.oib ?? ''};90,00`,
  });
  const [item] = (await api.opening.list({})).items;
  if (item === undefined) throw new Error('nothing was taken over');
  const { paymentId } = await api.opening.recordPayment({
    id: item.id,
    amount: '10.00',
    paidOn: '2026-11-01',
    method: 'transfer',
    note: mark,
  });
  return { openingId: item.id, openingPaymentId: paymentId };
}
