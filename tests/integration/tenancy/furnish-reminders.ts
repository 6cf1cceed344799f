import { sentReminders } from '#drizzle/schema/reminders.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

/** A schedule of reminders, a customer who is left out of it, and a reminder that was sent. */
export async function addReminders(
  house: TestHouse,
  { id: companyId, api }: TestCompany,
  { mark, contactId, invoiceId }: { readonly mark: string; readonly contactId: string; readonly invoiceId: string },
): Promise<void> {
  const text = `${mark} opomena`;
  await api.reminders.save({ active: false, steps: [{ afterDays: 3, hr: text, en: text }] });
  await api.reminders.hold({ target: 'contact', id: contactId, held: true });
  const sent = { invoiceId, step: 0, emailId: house.deps.ids.next(), sentOn: '2026-11-24', openMinor: 100n };
  await withCompanyTx(house.deps, { companyId, actor: systemActor('test') }, (tx) =>
    tx.insert(sentReminders).values({ companyId, ...sent }),
  );
}
