import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { einvoiceReports, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { accountInput } from '#tests/integration/einvoice/kit.ts';
import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

/** An account at an intermediary, an invoice that went through it with a report that a person holds, and one that came. */
export async function addEInvoices(
  house: TestHouse,
  { id: companyId, api, oib, mark }: TestCompany & { readonly oib: string; readonly mark: string },
  invoiceId: string,
): Promise<{ readonly einvoiceId: string; readonly reportId: string }> {
  await api.einvoice.saveAccount(accountInput('moj_eracun', oib));
  await house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib, number: `${mark}-1` });
  await api.einvoice.receiveNow();
  const reportId = house.deps.ids.next();
  const now = house.deps.clock.now();
  await withCompanyTx(house.deps, { companyId, actor: systemActor('test') }, async (tx) => {
    await tx.insert(outgoingEinvoices).values({
      companyId,
      id: invoiceId,
      intermediary: 'moj_eracun',
      status: 'sent',
      xml: `<Invoice>${mark}</Invoice>`,
      providerRef: `${mark}-ref`,
      transport: 'delivered',
      fiscal: 'done',
      business: 'none',
      errors: [mark],
      queuedAt: now,
    });
    await tx.insert(einvoiceCopies).values({
      companyId,
      id: house.deps.ids.next(),
      invoiceId,
      content: { terms: { orderNumber: mark }, note: mark },
      changes: [{ key: 'orderNumber', before: '', after: mark }],
      reason: mark,
      intermediary: 'moj_eracun',
      status: 'refused',
      xml: `<Invoice>${mark}</Invoice>`,
      errors: [mark],
      queuedAt: now,
    });
    await tx.insert(einvoiceReports).values({
      companyId,
      id: reportId,
      kind: 'payment',
      invoiceId,
      amountMinor: 100n,
      method: 'T',
      happenedOn: '2026-11-24',
      dueOn: '2026-12-20',
      status: 'held',
      errors: [mark],
      message: `<Naplata>${mark}</Naplata>`,
      createdAt: now,
    });
  });
  const [incoming] = (await api.einvoice.incoming({})).items;
  if (incoming === undefined) throw new Error('nothing came');
  return { einvoiceId: incoming.id, reportId };
}
