import { describe, expect, it } from 'vitest';

import { emailSuppressions } from '#drizzle/schema/notifications.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { mailNotIssued } from '#server/modules/notifications/index.ts';
import { addContact, issue, line } from '#tests/integration/invoicing/kit.ts';

import { exchangeOf } from './exchange-house.ts';
import { buyerOib } from './kit.ts';

const at = exchangeOf('test');

/** An invoice whose buyer is in no address book, reported instead of sent. */
async function reported(
  email: string | null,
): Promise<{ readonly id: string; readonly number: string; readonly contactId: string }> {
  const oib = buyerOib({ known: false });
  const contactId = await addContact(at.house, at.company, { name: 'Žito i Čvor d.o.o.', oib, email });
  const lines = [line({ vatCode: 'standard', kpd: '62.20.20' })];
  const { id, number } = await issue(at.company.api, { contactId, paymentMethod: 'transfer', dueOn: '2026-12-10', lines });
  await at.company.api.einvoice.reportNotIssued({ id });
  await at.house.drain();
  return { id, number, contactId };
}
const mails = async (id: string) => (await at.company.api.invoicing.get({ id })).emails.map(({ to }) => to);
const delivered = async (id: string) =>
  (await at.company.api.einvoice.life({ id, direction: 'out' })).steps.find(({ key }) => key === 'delivered');
const unsent = async () => (await at.company.api.overview.get()).attention.filter(({ kind }) => kind === 'einvoice_pdf_unsent');

describe('the PDF of an invoice whose buyer receives no eRačuni', () => {
  it('is mailed by itself, once, and stands on the timeline', async () => {
    const { id } = await reported('nabava@zito.hr');
    expect(await mails(id)).toEqual(['nabava@zito.hr']);
    const happened = {
      companyId: at.company.id,
      subject: `invoice:${id}`,
      data: { intermediary: 'moj_eracun', channel: 'report' },
    };
    type Happened = Parameters<typeof mailNotIssued.handle>[1];
    await Promise.all([1, 2, 3].map(() => mailNotIssued.handle(at.house.deps, happened as Happened)));
    expect(await mails(id)).toEqual(['nabava@zito.hr']);
    const { timeline } = await at.company.api.invoicing.get({ id });
    expect(timeline.filter(({ type }) => type === 'email.queued')).toHaveLength(1);
    expect(await delivered(id)).toMatchObject({ state: 'done', note: 'pdf_mailed' });
    expect(await unsent()).toEqual([]);
  });

  it('goes as well where the intermediary found no address of the buyer and reported what was to be sent', async () => {
    const oib = buyerOib({ known: false });
    const contactId = await addContact(at.house, at.company, { name: 'Žito i Čvor d.o.o.', oib, email: 'nabava@zito.hr' });
    const lines = [line({ vatCode: 'standard', kpd: '62.20.20' })];
    const { id } = await issue(at.company.api, { contactId, paymentMethod: 'transfer', dueOn: '2026-12-10', lines });
    await at.company.api.einvoice.send({ id });
    await at.house.drain();
    expect(await mails(id)).toEqual([]);
    at.house.clock.advance(20_000);
    await at.company.api.einvoice.checkNow({ id });
    await at.house.drain();
    expect(await mails(id)).toEqual(['nabava@zito.hr']);
    expect(await delivered(id)).toMatchObject({ state: 'done', note: 'pdf_mailed' });
    expect((await at.company.api.einvoice.outgoing({ view: 'delivered' })).items).toEqual([]);
    expect((await at.company.api.einvoice.outgoing({})).items).toMatchObject([{ id, channel: 'report', fiscal: 'done' }]);
    await at.company.api.einvoice.checkNow({ id });
    await at.house.drain();
    const { timeline } = await at.company.api.invoicing.get({ id });
    expect(timeline.filter(({ type }) => type === 'einvoice.only_reported')).toHaveLength(1);
    expect(await mails(id)).toHaveLength(1);
  });

  it('is asked for where the customer has no address, until somebody has sent it', async () => {
    const { id, number } = await reported(null);
    expect(await mails(id)).toEqual([]);
    expect(await delivered(id)).toMatchObject({ state: 'now', actor: 'you', note: 'pdf_missing' });
    expect(await unsent()).toMatchObject([{ number, reason: 'no_address', href: `racuni/${id}?radnja=posalji` }]);
    expect((await at.company.api.invoicing.get({ id })).status).toBe('issued');
    const second = await reported(null);
    expect(await unsent()).toMatchObject([{ number: null, count: 2, href: `racuni/${id}?radnja=posalji` }]);
    await at.company.api.invoicing.send({ id: second.id, to: 'ured@zito.hr', message: '' });
    await at.house.drain();
    await at.company.api.invoicing.send({ id, to: 'ured@zito.hr', message: '' });
    await at.house.drain();
    expect(await unsent()).toEqual([]);
    expect(await delivered(id)).toMatchObject({ state: 'done' });
  });

  it('does not go to an address that mail did not get through to, and that is said', async () => {
    const since = at.house.deps.clock.now();
    await withSystemTx(at.house.deps, 'test', (tx) =>
      tx
        .insert(emailSuppressions)
        .values({ companyId: at.company.id, address: 'zatvoreno@zito.hr', reason: 'bounced', detail: null, since }),
    );
    const { id } = await reported('Zatvoreno@zito.hr');
    expect(await mails(id)).toEqual([]);
    expect(await unsent()).toMatchObject([{ reason: 'suppressed' }]);
  });

  it('stays with the company where it wants to send it itself', async () => {
    await at.company.api.einvoice.setMailsNotIssued({ mailsNotIssued: false });
    expect((await at.company.api.einvoice.settings()).account?.mailsNotIssued).toBe(false);
    const { id } = await reported('nabava@zito.hr');
    expect(await mails(id)).toEqual([]);
    expect(await unsent()).toEqual([]);
    expect(await delivered(id)).toMatchObject({ state: 'skipped', note: 'by_mail' });
  });
});
