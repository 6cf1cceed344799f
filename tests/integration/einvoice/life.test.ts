import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { checkDueEInvoices, reportDueEInvoices } from '#server/modules/einvoice/index.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { buyerOib, type ConnectedCompany, connected, invoiceToBusiness } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
  company = await connected(house, 'moj_eracun');
});
beforeEach(() => {
  house.clock.set('2026-11-24T09:05:00.000Z');
  house.mocks.control.clearScenarios();
});
afterAll(() => house.close());

const life = (id: string) => company.api.einvoice.life({ id, direction: 'out' });
const states = async (id: string) => Object.fromEntries((await life(id)).steps.map(({ key, state }) => [key, state]));
const check = () => checkDueEInvoices.handle(house.deps, {});
async function sent(): Promise<{ readonly id: string; readonly number: string }> {
  const invoice = await invoiceToBusiness(house, company);
  await company.api.einvoice.send({ id: invoice.id });
  await house.drain();
  return invoice;
}

it('tells the way from the invoice to the report of its payment, each step when it came', async () => {
  const { id } = await sent();
  expect(await states(id)).toEqual({
    created: 'done',
    checked: 'done',
    sent: 'done',
    accepted: 'now',
    fiscalized: 'now',
    delivered: 'now',
    recipient_fiscalized: 'later',
    paid: 'later',
    payment_reported: 'later',
  });
  house.clock.advance(20_000);
  await check();
  const delivered = await life(id);
  expect(delivered.now).toBeNull();
  expect(delivered.steps.find(({ key }) => key === 'delivered')?.at?.toISOString()).toBe('2026-11-24T09:05:20.000Z');
  // The buyer has five working days; only he sees whether he did it.
  expect(delivered.steps.find(({ key }) => key === 'recipient_fiscalized')).toMatchObject({
    state: 'unseen',
    on: '2026-12-01',
    actor: 'buyer',
  });
  expect(delivered.steps.find(({ key }) => key === 'sent')?.message).toMatchObject({ kind: 'document' });
  // What the intermediary wrote lies in the archive as it came, beside the step that it tells.
  await house.drain();
  const messageOf = async (step: string) => (await life(id)).steps.find(({ key }) => key === step)?.message;
  expect(await messageOf('accepted')).toMatchObject({ kind: 'answer' });
  expect(await messageOf('fiscalized')).toEqual(await messageOf('delivered'));
  const answers = (await company.api.documents.list({})).items.filter(({ kind }) => kind === 'einvoice_answer');
  expect(answers.map(({ filename }) => filename.replace(/^odgovor-[^a-z]+/, '')).sort()).toEqual([
    'delivered-done-none.json',
    'sent.json',
  ]);
  const [delivery] = answers.filter(({ filename }) => filename.includes('delivered'));
  expect(JSON.parse(house.mocks.control.blob(delivery!.sha256).toString('utf8'))).toEqual([
    [expect.objectContaining({ StatusId: 40 })],
    expect.anything(),
    expect.anything(),
  ]);
  expect((await company.api.invoicing.get({ id })).documents.map(({ kind }) => kind)).not.toContain('einvoice_answer');
  await company.api.invoicing.recordPayment({ id, amount: '100.00', paidOn: '2026-11-24', method: 'transfer' });
  await house.drain();
  expect(await life(id)).toMatchObject({ now: 'paid' });
  expect((await life(id)).steps.at(-1)).toMatchObject({ note: 'report_planned', on: '2026-12-20' });
  await company.api.invoicing.recordPayment({ id, amount: '25.00', paidOn: '2026-11-24', method: 'transfer' });
  await house.drain();
  house.clock.set('2026-12-14T09:00:00.000Z');
  await reportDueEInvoices.handle(house.deps, {});
  const over = await life(id);
  expect([over.now, over.steps.at(-1)?.state, over.steps.at(-1)?.message?.kind]).toEqual([null, 'done', 'report']);
});

it('says who must act when something failed, in the words of the intermediary', async () => {
  house.mocks.control.next('moj_eracun', 'send', 'schema-error');
  const { id } = await sent();
  const refused = await life(id);
  expect(refused.now).toBe('sent');
  expect(refused.steps.at(-1)).toMatchObject({ state: 'failed', actor: 'you', note: 'refused' });
  expect(refused.steps.at(-1)?.words.join(' ')).toContain('HR-BR-25');
  const other = await sent();
  house.mocks.control.standing('moj_eracun', '*', 'transport-failed');
  house.clock.advance(20_000);
  await check();
  expect((await life(other.id)).now).toBe('accepted');
  expect(await states(other.id)).toMatchObject({ accepted: 'failed', delivered: 'later' });
});

it('keeps the answer of an access point with the invoice that it is about', async () => {
  const { id, number } = await sent();
  house.clock.advance(20_000);
  await check();
  await house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: company.oib, kind: 'response', number });
  await company.api.einvoice.receiveNow();
  const [response] = (await company.api.einvoice.incoming({})).items;
  expect((await company.api.einvoice.getIncoming({ id: response!.id })).answers).toEqual({ id, number });
  expect((await company.api.einvoice.ofInvoice({ id })).responses).toMatchObject([{ id: response!.id, code: 'RE' }]);
  expect((await life(id)).steps.find(({ key }) => key === 'answered')).toMatchObject({
    state: 'failed',
    note: 'rejected',
    words: ['Naziv kupca nije točan'],
    message: { kind: 'response', id: response!.id },
  });
});

it('has no exchange where the buyer cannot receive', async () => {
  const { id } = await invoiceToBusiness(house, company, '62.20.20', buyerOib({ known: false }));
  expect(await states(id)).toEqual({ created: 'done', checked: 'now' });
  await company.api.einvoice.reportNotIssued({ id });
  await house.drain();
  house.clock.advance(20_000);
  await check();
  expect(await states(id)).toEqual({
    created: 'done',
    checked: 'done',
    sent: 'done',
    accepted: 'done',
    fiscalized: 'done',
    delivered: 'now',
    paid: 'later',
    payment_reported: 'later',
  });
});

it('waits for no payment of what a credit note took back in full', async () => {
  const { id } = await sent();
  expect((await life(id)).steps.find(({ key }) => key === 'paid')).toMatchObject({ state: 'later', note: 'due_on' });
  const begun = await company.api.invoicing.beginCorrection({ id, kind: 'credit_note' });
  await company.api.invoicing.issue(begun);
  const { steps } = await life(id);
  expect(steps.find(({ key }) => key === 'paid')).toMatchObject({ state: 'done', note: 'nothing_to_pay' });
  expect(steps.some(({ key }) => key === 'payment_reported')).toBe(false);
});
