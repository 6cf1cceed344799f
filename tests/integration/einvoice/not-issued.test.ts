import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { emailSuppressions } from '#drizzle/schema/notifications.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { mailNotIssued } from '#server/modules/notifications/index.ts';
import { addContact, issue, line } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { buyerOib, type ConnectedCompany, connected } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  company = await connected(house, 'moj_eracun');
});
afterAll(() => house.close());

/** An invoice whose buyer is in no address book, reported instead of sent. */
async function reported(
  email: string | null,
): Promise<{ readonly id: string; readonly number: string; readonly contactId: string }> {
  const oib = buyerOib({ known: false });
  const contactId = await addContact(house, company, { name: 'Žito i Čvor d.o.o.', oib, email });
  const lines = [line({ vatCode: 'standard', kpd: '62.20.20' })];
  const { id, number } = await issue(company.api, { contactId, paymentMethod: 'transfer', dueOn: '2026-12-10', lines });
  await company.api.einvoice.reportNotIssued({ id });
  await house.drain();
  return { id, number, contactId };
}
const mails = async (id: string) => (await company.api.invoicing.get({ id })).emails.map(({ to }) => to);
const delivered = async (id: string) =>
  (await company.api.einvoice.life({ id, direction: 'out' })).steps.find(({ key }) => key === 'delivered');
const unsent = async () => (await company.api.overview.get()).attention.filter(({ kind }) => kind === 'einvoice_pdf_unsent');

describe('the PDF of an invoice whose buyer receives no eRačuni', () => {
  it('is mailed by itself, once, and stands on the timeline', async () => {
    const { id } = await reported('nabava@zito.hr');
    expect(await mails(id)).toEqual(['nabava@zito.hr']);
    const happened = { companyId: company.id, subject: `invoice:${id}`, data: { intermediary: 'moj_eracun', channel: 'report' } };
    type Happened = Parameters<typeof mailNotIssued.handle>[1];
    await Promise.all([1, 2, 3].map(() => mailNotIssued.handle(house.deps, happened as Happened)));
    expect(await mails(id)).toEqual(['nabava@zito.hr']);
    const { timeline } = await company.api.invoicing.get({ id });
    expect(timeline.filter(({ type }) => type === 'email.queued')).toHaveLength(1);
    expect(await delivered(id)).toMatchObject({ state: 'done', note: 'pdf_mailed' });
    expect(await unsent()).toEqual([]);
  });

  it('is asked for where the customer has no address, until somebody has sent it', async () => {
    const { id, number } = await reported(null);
    expect(await mails(id)).toEqual([]);
    expect(await delivered(id)).toMatchObject({ state: 'now', actor: 'you', note: 'pdf_missing' });
    expect(await unsent()).toMatchObject([{ number, reason: 'no_address', href: `racuni/${id}?radnja=posalji` }]);
    expect((await company.api.invoicing.get({ id })).status).toBe('issued');
    const second = await reported(null);
    expect(await unsent()).toMatchObject([{ number: null, count: 2, href: `racuni/${id}?radnja=posalji` }]);
    await company.api.invoicing.send({ id: second.id, to: 'ured@zito.hr', message: '' });
    await house.drain();
    await company.api.invoicing.send({ id, to: 'ured@zito.hr', message: '' });
    await house.drain();
    expect(await unsent()).toEqual([]);
    expect(await delivered(id)).toMatchObject({ state: 'done' });
  });

  it('does not go to an address that mail did not get through to, and that is said', async () => {
    const since = house.deps.clock.now();
    await withSystemTx(house.deps, 'test', (tx) =>
      tx
        .insert(emailSuppressions)
        .values({ companyId: company.id, address: 'zatvoreno@zito.hr', reason: 'bounced', detail: null, since }),
    );
    const { id } = await reported('Zatvoreno@zito.hr');
    expect(await mails(id)).toEqual([]);
    expect(await unsent()).toMatchObject([{ reason: 'suppressed' }]);
  });

  it('stays with the company where it wants to send it itself', async () => {
    await company.api.einvoice.setMailsNotIssued({ mailsNotIssued: false });
    expect((await company.api.einvoice.settings()).account?.mailsNotIssued).toBe(false);
    const { id } = await reported('nabava@zito.hr');
    expect(await mails(id)).toEqual([]);
    expect(await unsent()).toEqual([]);
    expect(await delivered(id)).toMatchObject({ state: 'skipped', note: 'by_mail' });
  });
});
