import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { deliverDueEInvoices } from '#server/modules/einvoice/index.ts';
import { runDueRecurring } from '#server/modules/recurring/index.ts';
import { connected, invoiceToBusiness, sentAt } from '#tests/integration/einvoice/kit.ts';
import { addContact, issue, line, refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-24T09:00:00.000Z');
  company = await studio(house);
});
afterAll(() => house.close());

const run = () => runDueRecurring.handle(house.deps, {});

interface Wish {
  readonly day?: number;
  readonly startsOn?: string;
  readonly endsOn?: string | null;
  readonly action?: 'draft' | 'issue' | 'send';
  readonly recipient?: string | null;
  readonly textPeriod?: 'current' | 'previous';
}

/** A schedule that was made from an issued document of the company. */
async function schedule(wish: Wish = {}) {
  const contactId = await addContact(house, company, {
    kind: 'consumer',
    name: 'Ivan Perić',
    oib: null,
    email: 'ivan@example.hr',
  });
  const lines = [line({ description: 'Održavanje {mjesec} {godina}.', quantity: '1', unitPrice: '40.00' })];
  const { id: invoiceId } = await issue(company.api, { contactId, lines, paymentMethod: 'transfer' });
  const settings = await company.api.recurring.begin({ invoiceId });
  const { id } = await company.api.recurring.create({ ...settings, invoiceId, ...wish, lines: [...settings.lines] });
  return { id, settings };
}

const get = (id: string) => company.api.recurring.get({ id });
const logOf = async (id: string) => (await get(id)).occurrences.map(({ on, state }) => [on, state]);

async function loseCertificate() {
  const [certificate] = (await company.api.certificates.list()).items;
  await company.api.certificates.remove({ id: certificate?.id ?? '' });
}

describe('a schedule', () => {
  it('begins like the document it was made from: monthly, on its day, from next month on', async () => {
    const { id, settings } = await schedule();
    const monthly = { unit: 'month', every: 1, day: 24, startsOn: '2026-12-24', dueDays: 15, recipient: 'ivan@example.hr' };
    expect(settings).toMatchObject(monthly);
    const { upcoming, state } = await get(id);
    expect([state, ...upcoming.slice(0, 3)]).toEqual(['active', '2026-12-24', '2027-01-24', '2027-02-24']);
    const listed = { id, buyerName: 'Ivan Perić', total: '40.00', nextOn: '2026-12-24', failed: 0 };
    expect(await company.api.recurring.list()).toMatchObject([listed]);
  });

  it('makes nothing before its day begins in Zagreb, and then a draft whose texts name the month', async () => {
    const { id } = await schedule();
    house.clock.set('2026-12-23T22:59:00.000Z');
    await run();
    expect(await logOf(id)).toEqual([]);
    house.clock.set('2026-12-23T23:01:00.000Z');
    await run();
    await run();
    expect(await logOf(id)).toEqual([['2026-12-24', 'draft']]);
    const [day] = (await get(id)).occurrences;
    const { content } = await company.api.invoicing.draft({ id: day?.invoiceId ?? '' });
    expect(content).toMatchObject({ deliveryOn: '2026-12-24', dueOn: '2027-01-08' });
    expect(content.lines[0]?.description).toBe('Održavanje prosinac 2026.');
    expect((await company.api.invoicing.drafts({})).items).toHaveLength(1);
  });

  it('issues and mails by itself, once, also when it is run at the same time and again', async () => {
    const { id } = await schedule({ action: 'send', textPeriod: 'previous' });
    house.clock.set('2026-12-24T08:00:00.000Z');
    await Promise.all([run(), run()]);
    await run();
    await house.drain();
    expect(await logOf(id)).toEqual([['2026-12-24', 'sent']]);
    const { items } = await company.api.invoicing.list({});
    expect(items.map(({ number }) => number)).toEqual(['2/P1/1', '1/P1/1']);
    const invoice = await company.api.invoicing.get({ id: items[0]?.id ?? '' });
    expect(invoice).toMatchObject({ issuedOn: '2026-12-24', dueOn: '2027-01-08' });
    expect(invoice.lines[0]?.description).toBe('Održavanje studeni 2026.');
    expect(invoice.emails).toHaveLength(1);
  });

  it('sends what it issues as an eRačun where the law wants one, once', async () => {
    const seller = await connected(house, 'eposlovanje');
    const { id: invoiceId } = await invoiceToBusiness(house, seller);
    const settings = await seller.api.recurring.begin({ invoiceId });
    await seller.api.recurring.create({ ...settings, invoiceId, action: 'issue', lines: [...settings.lines] });
    house.clock.set('2026-12-24T08:00:00.000Z');
    await run();
    await run();
    await deliverDueEInvoices.handle(house.deps, {});
    const { items } = await seller.api.einvoice.outgoing({});
    expect(items.map(({ number, status }) => [number, status])).toEqual([['2/P1/1', 'sent']]);
    expect(sentAt(house, 'eposlovanje', seller.oib)).toHaveLength(1);
  });

  it('catches up on every day of a time in which nothing ran, each with its own period', async () => {
    const { id } = await schedule({ action: 'issue', day: 31, startsOn: '2026-12-01' });
    house.clock.set('2027-03-10T09:00:00.000Z');
    await run();
    const days = [
      ['2027-02-28', 'issued'],
      ['2027-01-31', 'issued'],
      ['2026-12-31', 'issued'],
    ];
    expect(await logOf(id)).toEqual(days);
    const { items } = await company.api.invoicing.list({ from: '2027-01-01' });
    const documents = await Promise.all(items.map(({ id }) => company.api.invoicing.get({ id })));
    expect(documents.map(({ number, lines }) => `${number} ${lines[0]?.description}`)).toEqual([
      '3/P1/1 Održavanje veljača 2027.',
      '2/P1/1 Održavanje siječanj 2027.',
      '1/P1/1 Održavanje prosinac 2026.',
    ]);
    expect((await get(id)).upcoming[0]).toBe('2027-03-31');
  });

  it('rests while it is paused without making up for it, and ends for good', async () => {
    const { id } = await schedule();
    await company.api.recurring.setState({ id, state: 'paused' });
    house.clock.set('2027-02-01T09:00:00.000Z');
    await run();
    expect(await get(id)).toMatchObject({ state: 'paused', upcoming: [], occurrences: [] });
    await company.api.recurring.setState({ id, state: 'active' });
    await run();
    const resumed = await get(id);
    expect(resumed).toMatchObject({ state: 'active', occurrences: [] });
    expect(resumed.upcoming[0]).toBe('2027-02-24');
    await company.api.recurring.setState({ id, state: 'ended' });
    expect((await refusal(company.api.recurring.setState({ id, state: 'active' }))).code).toBe('RECURRING_ENDED');
    house.clock.set('2027-05-01T09:00:00.000Z');
    await run();
    expect(await get(id)).toMatchObject({ state: 'ended', occurrences: [] });
  });

  it('is over after its last day', async () => {
    const { id } = await schedule({ endsOn: '2027-01-23' });
    house.clock.set('2027-06-01T09:00:00.000Z');
    await run();
    expect(await logOf(id)).toEqual([['2026-12-24', 'draft']]);
    expect((await get(id)).state).toBe('ended');
  });

  it('is refused where it could do nothing, and where two change it at once', async () => {
    const complaint = async (wish: Wish) => (await refusal(schedule(wish))).issues[0]?.code;
    expect(await complaint({ startsOn: '2026-11-23' })).toBe('RECURRING_START_PAST');
    expect(await complaint({ endsOn: '2026-12-01' })).toBe('RECURRING_NEVER');
    expect(await complaint({ action: 'send', recipient: null })).toBe('RECURRING_RECIPIENT_REQUIRED');
    const { id } = await schedule();
    const changed = { ...(await get(id)), lines: [{ description: 'Najam', quantity: '2', unitPrice: '50.00' }], day: 5 };
    await company.api.recurring.save(changed);
    expect(await company.api.recurring.list()).toMatchObject([{ total: '100.00', nextOn: '2027-01-05' }]);
    expect((await refusal(company.api.recurring.save(changed))).code).toBe('RECURRING_CHANGED_ELSEWHERE');
    const unsent = { ...(await get(id)), lines: changed.lines, action: 'send' as const, recipient: null };
    expect((await refusal(company.api.recurring.save(unsent))).issues[0]?.code).toBe('RECURRING_RECIPIENT_REQUIRED');
  });
});

describe('what stops a day', () => {
  const attention = async () => (await company.api.overview.get()).attention.filter(({ kind }) => kind === 'recurring_failed');

  it('comes to attention with its reason, and goes on once that is gone', async () => {
    const { id } = await schedule({ action: 'send' });
    await loseCertificate();
    house.clock.set('2026-12-24T08:00:00.000Z');
    await run();
    await run();
    const [day] = (await get(id)).occurrences;
    expect(day).toMatchObject({ state: 'failed', fix: 'postavke/certifikat', isGone: false, number: null });
    expect(await attention()).toMatchObject([{ severity: 'err', count: 1, href: `ponavljajuci/${id}` }]);
    expect(await company.api.recurring.list()).toMatchObject([{ failed: 1 }]);
    await company.api.certificates.addMock();
    await company.api.recurring.retry({ id, on: '2026-12-24' });
    expect(await logOf(id)).toEqual([['2026-12-24', 'sent']]);
    expect(await attention()).toEqual([]);
    expect((await refusal(company.api.recurring.retry({ id, on: '2026-12-24' }))).code).toBe('RECURRING_NOT_FOUND');
  });

  it('is settled too when a person issues the draft or throws it away', async () => {
    const { id } = await schedule({ action: 'issue' });
    await loseCertificate();
    house.clock.set('2027-01-24T08:00:00.000Z');
    await run();
    const days = (await get(id)).occurrences;
    expect(days.map(({ state }) => state)).toEqual(['failed', 'failed']);
    expect(await attention()).toMatchObject([{ count: 2, href: 'ponavljajuci' }]);
    await company.api.certificates.addMock();
    await company.api.invoicing.issue({ id: days[0]?.invoiceId ?? '' });
    await company.api.invoicing.deleteDraft({ id: days[1]?.invoiceId ?? '' });
    expect(await attention()).toEqual([]);
    expect((await get(id)).occurrences).toMatchObject([{ isGone: false, number: '1/P1/1' }, { isGone: true }]);
  });
});
