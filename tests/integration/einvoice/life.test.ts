import { expect, it } from 'vitest';

import { reportDueEInvoices } from '#server/modules/einvoice/index.ts';

import { exchangeOf } from './exchange-house.ts';
import { buyerOib, invoiceToBusiness } from './kit.ts';

const at = exchangeOf('file');

const life = (id: string) => at.company.api.einvoice.life({ id, direction: 'out' });
const states = async (id: string) => Object.fromEntries((await life(id)).steps.map(({ key, state }) => [key, state]));
async function sent(): Promise<{ readonly id: string; readonly number: string }> {
  const invoice = await invoiceToBusiness(at.house, at.company);
  await at.company.api.einvoice.send({ id: invoice.id });
  await at.house.drain();
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
  at.house.clock.advance(20_000);
  await at.check();
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
  await at.house.drain();
  const messageOf = async (step: string) => (await life(id)).steps.find(({ key }) => key === step)?.message;
  expect(await messageOf('accepted')).toMatchObject({ kind: 'answer' });
  expect(await messageOf('fiscalized')).toEqual(await messageOf('delivered'));
  const answers = (await at.company.api.documents.list({})).items.filter(({ kind }) => kind === 'einvoice_answer');
  expect(answers.map(({ filename }) => filename.replace(/^odgovor-[^a-z]+/, '')).sort()).toEqual([
    'delivered-done-none.json',
    'sent.json',
  ]);
  const [delivery] = answers.filter(({ filename }) => filename.includes('delivered'));
  expect(JSON.parse(at.house.mocks.control.blob(delivery!.sha256).toString('utf8'))).toEqual([
    [expect.objectContaining({ StatusId: 40 })],
    expect.anything(),
    expect.anything(),
  ]);
  expect((await at.company.api.invoicing.get({ id })).documents.map(({ kind }) => kind)).not.toContain('einvoice_answer');
  await at.company.api.invoicing.recordPayment({ id, amount: '100.00', paidOn: '2026-11-24', method: 'transfer' });
  await at.house.drain();
  expect(await life(id)).toMatchObject({ now: 'paid' });
  expect((await life(id)).steps.at(-1)).toMatchObject({ note: 'report_planned', on: '2026-12-20' });
  await at.company.api.invoicing.recordPayment({ id, amount: '25.00', paidOn: '2026-11-24', method: 'transfer' });
  await at.house.drain();
  at.house.clock.set('2026-12-14T09:00:00.000Z');
  await reportDueEInvoices.handle(at.house.deps, {});
  const over = await life(id);
  expect([over.now, over.steps.at(-1)?.state, over.steps.at(-1)?.message?.kind]).toEqual([null, 'done', 'report']);
});

it('says who must act when something failed, in the words of the intermediary', async () => {
  at.house.mocks.control.next('moj_eracun', 'send', 'schema-error');
  const { id } = await sent();
  const refused = await life(id);
  expect(refused.now).toBe('sent');
  expect(refused.steps.at(-1)).toMatchObject({ state: 'failed', actor: 'you', note: 'refused' });
  expect(refused.steps.at(-1)?.words.join(' ')).toContain('HR-BR-25');
  const other = await sent();
  at.house.mocks.control.standing('moj_eracun', '*', 'transport-failed');
  at.house.clock.advance(20_000);
  await at.check();
  expect((await life(other.id)).now).toBe('accepted');
  expect(await states(other.id)).toMatchObject({ accepted: 'failed', delivered: 'later' });
});

it('keeps the answer of an access point with the invoice that it is about', async () => {
  const { id, number } = await sent();
  at.house.clock.advance(20_000);
  await at.check();
  await at.house.mocks.control.act('moj_eracun', 'invoice-arrives', { oib: at.company.oib, kind: 'response', number });
  await at.company.api.einvoice.receiveNow();
  const [response] = (await at.company.api.einvoice.incoming({})).items;
  expect((await at.company.api.einvoice.getIncoming({ id: response!.id })).answers).toEqual({ id, number });
  expect((await at.company.api.einvoice.ofInvoice({ id })).responses).toMatchObject([{ id: response!.id, code: 'RE' }]);
  expect((await life(id)).steps.find(({ key }) => key === 'answered')).toMatchObject({
    state: 'failed',
    note: 'rejected',
    words: ['Naziv kupca nije točan'],
    message: { kind: 'response', id: response!.id },
  });
});

it('has no exchange where the buyer cannot receive', async () => {
  const { id } = await invoiceToBusiness(at.house, at.company, '62.20.20', buyerOib({ known: false }));
  expect(await states(id)).toEqual({ created: 'done', checked: 'now' });
  await at.company.api.einvoice.reportNotIssued({ id });
  await at.house.drain();
  at.house.clock.advance(20_000);
  await at.check();
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
  const begun = await at.company.api.invoicing.beginCorrection({ id, kind: 'credit_note' });
  await at.company.api.invoicing.issue(begun);
  const { steps } = await life(id);
  expect(steps.find(({ key }) => key === 'paid')).toMatchObject({ state: 'done', note: 'nothing_to_pay' });
  expect(steps.some(({ key }) => key === 'payment_reported')).toBe(false);
});
