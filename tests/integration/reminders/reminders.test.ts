import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { sendDueReminders } from '#server/modules/reminders/index.ts';
import { addContact, issue, line, refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { pageTexts } from '#tests/golden/pdf/page-text.ts';
import { serveWebhooks } from '#tests/integration/notifications/webhook-server.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;
let ivan: string;
/** Mail of earlier tests, whose companies have the same name and numbers. */
let before: number;
let webhooks: Awaited<ReturnType<typeof serveWebhooks>>;

beforeAll(async () => {
  house = await createTestHouse({ env: { STRIPE_MODE: 'off' } });
  webhooks = await serveWebhooks(house);
});
beforeEach(async () => {
  house.clock.set('2026-11-02T09:05:00Z');
  before = house.mocks.control.outbox().length;
  sova = await studio(house);
  ivan = await addContact(house, sova, { kind: 'consumer', name: 'Ivan Perić', oib: null, email: 'ivan.peric@example.hr' });
});
afterAll(async () => {
  await webhooks.close();
  await house.close();
});

const SETTINGS = {
  active: true,
  pausedUntil: null,
  withInterest: true,
  withCompensation: false,
  steps: [
    { afterDays: 3, hr: 'Molimo platite.', en: 'Please pay.' },
    { afterDays: 10, hr: 'Drugi put molimo.', en: 'For the second time.' },
  ],
};

const sell = (dueOn = '2026-11-10') =>
  issue(sova.api, {
    lines: [line({ quantity: '1', unitPrice: '365.00' })],
    paymentMethod: 'transfer',
    dueOn,
    contactId: ivan,
  });

/** One run of the schedule on a day at noon, and everything that follows. */
async function runOn(day: string, time = '11:00:00'): Promise<void> {
  house.clock.set(`${day}T${time}Z`);
  await sendDueReminders.handle(house.deps, {});
  await house.drain();
}

const remindersTo = (number: string) =>
  house.mocks.control
    .outbox()
    .slice(before)
    .filter(({ subject }) => subject.startsWith(`Opomena: račun ${number} –`));
/** The last file of the last mail. */
function lastAttachment(): Uint8Array {
  const [call] = house.mocks.control.calls({ vendor: 'resend', operation: 'emails.send', limit: 1 });
  const body = house.mocks.control.call(call?.id ?? 0)?.requestBody.toString() ?? '{}';
  const { attachments = [] } = JSON.parse(body) as { readonly attachments?: readonly { readonly content: string }[] };
  return new Uint8Array(Buffer.from(attachments.at(-1)?.content ?? '', 'base64'));
}

const fully = (id: string) => ({ id, amount: '365.00', paidOn: '2026-11-12', method: 'transfer' as const, note: '' });

describe('reminders by the schedule', () => {
  it('go out step by step with text, invoice and late interest, each once however often the schedule runs', async () => {
    await sova.api.reminders.save(SETTINGS);
    const { id, number } = await sell();
    await runOn('2026-11-12');
    expect(remindersTo(number)).toHaveLength(0);
    await runOn('2026-11-13');
    await runOn('2026-11-13', '12:00:00');
    await Promise.all([runOn('2026-11-13', '13:00:00'), runOn('2026-11-13', '13:00:00')]);
    const [first, ...more] = remindersTo(number);
    expect(more).toEqual([]);
    expect(first?.to).toEqual(['ivan.peric@example.hr']);
    expect(first?.text).toContain('Molimo platite.');
    expect(first?.text).toMatch(new RegExp(`Račun\\s+${number}`));
    // 365.00 for three days at 5.15 % a year; no rate of this half-year is known.
    expect(first?.text).toContain('0,15');
    expect(first?.text).toContain('po zadnjoj poznatoj stopi');
    expect(first?.text).toContain('/d/');
    expect(first?.attachments.map(({ filename }) => filename)).toEqual([
      expect.stringContaining('.pdf'),
      `obracun-kamata-${number.replaceAll('/', '-')}.pdf`,
    ]);
    await runOn('2026-11-19');
    expect(remindersTo(number)).toHaveLength(1);
    await runOn('2026-11-20');
    expect(remindersTo(number)[1]?.text).toContain('Drugi put molimo.');
    await runOn('2026-12-18');
    expect(remindersTo(number)).toHaveLength(2);
    const { timeline } = await sova.api.invoicing.get({ id });
    expect(timeline.filter(({ type }) => type === 'invoice.reminded').map(({ data }) => data['step'])).toEqual([1, 2]);
    const { log } = await sova.api.reminders.get();
    expect(log.map(({ number: of, step, status }) => [of, step, status])).toEqual([
      [number, 2, 'sent'],
      [number, 1, 'sent'],
    ]);
  });

  it('are never sent of what is paid, cancelled or held back, nor to a customer who is left out', async () => {
    await sova.api.reminders.save(SETTINGS);
    const [paid, cancelled, held, partly] = [await sell(), await sell(), await sell(), await sell()];
    await sova.api.invoicing.cancel({ id: cancelled.id, reason: '' });
    await sova.api.reminders.hold({ target: 'invoice', id: held.id, held: true });
    house.clock.set('2026-11-12T09:00:00Z');
    await sova.api.invoicing.recordPayment(fully(paid.id));
    await sova.api.invoicing.recordPayment({ ...fully(partly.id), amount: '300.00' });
    await runOn('2026-11-13');
    expect([paid, cancelled, held].flatMap(({ number }) => remindersTo(number))).toEqual([]);
    const [mail] = remindersTo(partly.number);
    expect(mail?.text).toMatch(/Preostalo za platiti\s*65,00/);
    await sova.api.reminders.hold({ target: 'contact', id: ivan, held: true });
    await sova.api.reminders.hold({ target: 'invoice', id: held.id, held: false });
    await runOn('2026-11-16');
    expect(remindersTo(held.number)).toEqual([]);
    expect(await sova.api.reminders.standing({ target: 'contact', id: ivan })).toEqual({
      active: true,
      held: true,
      because: null,
    });
    expect(await sova.api.reminders.standing({ target: 'invoice', id: held.id })).toMatchObject({
      held: false,
      because: 'customer',
    });
    await sova.api.reminders.hold({ target: 'contact', id: ivan, held: false });
    await runOn('2026-11-17');
    expect(remindersTo(held.number)).toHaveLength(1);
  });

  it('are not sent when the invoice is paid while the mail waits', async () => {
    await sova.api.reminders.save(SETTINGS);
    const { id, number } = await sell();
    house.clock.set('2026-11-13T11:00:00Z');
    await sendDueReminders.handle(house.deps, {});
    await sova.api.invoicing.recordPayment(fully(id));
    await house.drain();
    expect(remindersTo(number)).toEqual([]);
    expect((await sova.api.invoicing.get({ id })).timeline.at(-1)).toMatchObject({
      type: 'email.failed',
      data: { code: 'needless' },
    });
  });

  it('rest at night, on Sundays and holidays, in a pause, and while they are off', async () => {
    const { number } = await sell('2026-11-05');
    await runOn('2026-11-13');
    await sova.api.reminders.save({ ...SETTINGS, pausedUntil: '2026-11-16' });
    await runOn('2026-11-16');
    await runOn('2026-11-17', '19:00:00');
    await runOn('2026-11-18');
    // The Day of Remembrance is a holiday.
    expect(remindersTo(number)).toEqual([]);
    await runOn('2026-11-22');
    expect(remindersTo(number)).toEqual([]);
    await runOn('2026-11-23');
    expect(remindersTo(number)).toHaveLength(1);
  });
});

describe('between businesses', () => {
  it('the higher rate counts, and the compensation is told only where the company wants it', async () => {
    const kupac = await addContact(house, sova, { email: 'racuni@kupac.example.hr' });
    const { number } = await issue(sova.api, {
      lines: [line({ quantity: '1', unitPrice: '3650.00' })],
      paymentMethod: 'transfer',
      dueOn: '2026-11-10',
      contactId: kupac,
    });
    await sova.api.reminders.save(SETTINGS);
    await runOn('2026-11-13');
    // 3,650.00 for three days at 10.15 % a year.
    expect(remindersTo(number)[0]?.text).toMatch(/kamate do 13\. 11\. 2026\.\s*3,05/);
    expect(remindersTo(number)[0]?.text).not.toContain('Naknada troškova');
    await sova.api.reminders.save({ ...SETTINGS, withCompensation: true });
    await runOn('2026-11-20');
    expect(remindersTo(number)[1]?.text).toMatch(/Naknada troškova naplate\s*40,00/);
  });
});

describe('the calculation of interest', () => {
  it('goes with the reminder as a PDF: each span with its days, rate and debt, and how the rate is known', async () => {
    await sova.api.reminders.save(SETTINGS);
    const { id, number } = await sell();
    house.clock.set('2026-11-12T09:00:00Z');
    await sova.api.invoicing.recordPayment({ ...fully(id), amount: '182.50', paidOn: '2026-11-12' });
    await runOn('2026-11-20');
    const [page] = await pageTexts(lastAttachment());
    expect(page?.replaceAll('\u00a0', ' ').split('\n')).toEqual([
      expect.stringContaining('Dizajn studio Sova, OIB'),
      'Obračun zakonskih zateznih kamata',
      `Račun ${number}, do 20. 11. 2026.`,
      'Za dane nakon zadnjeg objavljenog polugodišta obračunato po zadnjoj poznatoj stopi.',
      'Razdoblje | Dana | Stopa godišnje | Glavnica | Kamate',
      // 365.00 for one day, 182.50 for nine: 0.0515 and 0.23175, together 0.28325.
      '11. 11. 2026. – 11. 11. 2026. | 1 | 5,15 % | 365,00 | 0,05',
      '12. 11. 2026. – 20. 11. 2026. | 9 | 5,15 % | 182,50 | 0,23',
      'Ukupno | 0,28',
      expect.stringContaining('OIB'),
      expect.stringContaining('DEMO'),
    ]);
  });
});

describe('an eRačun that the buyer sent back', () => {
  it('is disputed, so nobody is reminded of it', async () => {
    await sova.api.reminders.save(SETTINGS);
    const { id, number } = await sell();
    await withCompanyTx(house.deps, { companyId: sova.id, actor: systemActor('test') }, (tx) =>
      tx.insert(outgoingEinvoices).values({
        companyId: sova.id,
        id,
        intermediary: 'moj_eracun',
        status: 'sent',
        xml: '<Invoice/>',
        transport: 'delivered',
        fiscal: 'done',
        business: 'rejected',
        errors: [],
        queuedAt: house.clock.now(),
      }),
    );
    await runOn('2026-11-13');
    expect(remindersTo(number)).toEqual([]);
    expect(await sova.api.reminders.standing({ target: 'invoice', id })).toEqual({
      active: true,
      held: false,
      because: 'rejected',
    });
  });
});

describe('an address that bounced', () => {
  it('gets no reminder and is shown as such until a person lifts it', async () => {
    await sova.api.reminders.save(SETTINGS);
    const { id, number } = await sell();
    await sova.api.invoicing.send({ id, to: 'ivan.peric@example.hr' });
    await house.drain();
    const sent = house.mocks.control.outbox().findLast(({ to }) => to.includes('ivan.peric@example.hr'));
    await house.mocks.control.fireResend(sent?.id ?? '', 'bounced');
    await house.drain();
    await runOn('2026-11-13');
    expect(remindersTo(number)).toEqual([]);
    expect((await sova.api.reminders.get()).pending).toMatchObject([{ number, obstacle: 'suppressed' }]);
    await sova.api.mail.liftSuppression({ address: 'ivan.peric@example.hr' });
    await runOn('2026-11-16');
    expect(remindersTo(number)).toHaveLength(1);
  });
});

describe('the preview', () => {
  it('shows before it is switched on what would go out, to whom, and what stands in the way', async () => {
    const reachable = await sell();
    const silent = await addContact(house, sova, { kind: 'consumer', name: 'Lana Horvat', oib: null });
    const { number } = await issue(sova.api, {
      lines: [line()],
      paymentMethod: 'transfer',
      dueOn: '2026-11-09',
      contactId: silent,
    });
    house.clock.set('2026-11-20T11:00:00Z');
    const { active, steps, pending, rates } = await sova.api.reminders.get();
    expect(active).toBe(false);
    expect(steps.map(({ afterDays }) => afterDays)).toEqual([3, 10, 20]);
    expect(rates).toEqual({ business: { percent: '10.15', isKnown: false }, other: { percent: '5.15', isKnown: false } });
    expect(pending).toMatchObject([
      { number, step: 1, to: null, obstacle: 'no_address', interest: null, dueOn: '2026-11-09', on: '2026-11-20' },
      { number: reachable.number, step: 1, to: 'ivan.peric@example.hr', obstacle: null, open: '365.00', on: '2026-11-20' },
    ]);
  });
});

describe('the schedule', () => {
  it('goes forward in days and has words', async () => {
    const codes = async (steps: (typeof SETTINGS)['steps']) =>
      (await refusal(sova.api.reminders.save({ ...SETTINGS, steps }))).issues.map(({ code }) => code);
    const [first, second] = SETTINGS.steps as [(typeof SETTINGS)['steps'][0], (typeof SETTINGS)['steps'][0]];
    expect(await codes([second, first])).toEqual(['REMINDER_DAYS_ORDER']);
    expect(await codes([])).toEqual(['REMINDER_STEPS_EMPTY']);
    expect(await codes([{ ...first, afterDays: 0 }])).toEqual(['REMINDER_DAYS_RANGE']);
    expect(await codes([{ ...first, hr: ' ' }])).toEqual(['FIELD_REQUIRED']);
  });
});

describe('of an invoice that is paid in part', () => {
  it('a reminder asks for what is open, beside the account and reference, and brings the invoice as it was issued', async () => {
    const advance = await issue(sova.api, {
      kind: 'advance',
      contactId: ivan,
      lines: [line({ quantity: '1', unitPrice: '100.00' })],
      paymentMethod: 'transfer',
      deliveryOn: '2026-11-01',
    });
    const begun = await sova.api.invoicing.beginFinal({ id: advance.id });
    const { version, content } = await sova.api.invoicing.draft(begun);
    const lines = content.lines.map((each) => ({ ...each, unitPrice: '365.00' }));
    await sova.api.invoicing.saveDraft({ id: begun.id, version, content: { ...content, lines, dueOn: '2026-11-10' } });
    const { id, number } = await sova.api.invoicing.issue(begun);
    house.clock.set('2026-11-12T09:00:00Z');
    await sova.api.invoicing.recordPayment({ ...fully(id), amount: '200.00' });
    await sova.api.reminders.save({ ...SETTINGS, withInterest: false });
    await runOn('2026-11-13');
    const text = remindersTo(number)[0]?.text?.replaceAll('\u00a0', ' ') ?? '';
    expect(text).toMatch(/Preostalo za platiti\s*65,00 €/);
    expect(text).toMatch(/IBAN\s*HR/);
    expect(text).toMatch(/Poziv na broj\s*HR01/);
    // What was asked for when it was issued.
    expect(text).not.toContain('265,00');
    const [page] = await pageTexts(lastAttachment());
    expect(page?.replaceAll('\u00a0', ' ')).toContain('Ukupno za platiti | 265,00 €');
  });
});
