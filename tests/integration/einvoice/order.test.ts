import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addContact, freshOib, issue, line, refusal } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { connected, type ConnectedCompany, invoiceToBusiness, outgoingOf } from './kit.ts';

let house: TestHouse;
let company: ConnectedCompany;

beforeAll(async () => {
  house = await createTestHouse();
  company = await connected(house, 'moj_eracun');
});
afterAll(() => house.close());

async function send(id: string): Promise<void> {
  await company.api.einvoice.send({ id });
  await house.drain();
  expect(await outgoingOf(company, id)).toMatchObject({ status: 'sent', errors: [] });
}

const notYet = async (id: string): Promise<string> => {
  expect((await company.api.einvoice.ofInvoice({ id })).fits).toBe(false);
  return (await refusal(company.api.einvoice.send({ id }))).code;
};

/** An advance of a domestic business, and the id of the draft of its final invoice. */
async function advanceOf(paymentMethod: 'transfer' | 'cash') {
  const contactId = await addContact(house, company, { name: 'Žito i Čvor d.o.o.', oib: freshOib() });
  const lines = [line({ vatCode: 'standard', kpd: '62.20.20', quantity: '1', unitPrice: '400.00' })];
  const advance = await issue(company.api, { kind: 'advance', contactId, paymentMethod, lines });
  const draft = await company.api.invoicing.beginFinal({ id: advance.id });
  const { version, content } = await company.api.invoicing.draft(draft);
  await company.api.invoicing.saveDraft({
    id: draft.id,
    version,
    content: {
      ...content,
      lines: lines.map((each) => ({ ...content.lines[0]!, ...each, unitPrice: '1200.00' })),
      paymentMethod: 'transfer',
    },
  });
  return { advance, draft };
}

describe('the order in which documents go as eRačun', () => {
  it('a credit note follows its invoice, a debit note too', async () => {
    const invoice = await invoiceToBusiness(house, company);
    const notes = [];
    for (const kind of ['debit_note', 'credit_note'] as const)
      notes.push(await company.api.invoicing.issue(await company.api.invoicing.beginCorrection({ id: invoice.id, kind })));
    for (const note of notes) {
      expect(note.zki).toBeNull();
      expect(await notYet(note.id)).toBe('EINVOICE_ORIGINAL_NOT_SENT');
    }
    await send(invoice.id);
    for (const note of notes) await send(note.id);
  });

  it('an advance, its storno, its final invoice', async () => {
    const { advance, draft } = await advanceOf('transfer');
    await send(advance.id);
    const final = await company.api.invoicing.issue(draft);
    expect(await notYet(final.id)).toBe('EINVOICE_ORIGINAL_NOT_SENT');
    const { cancelledBy } = await company.api.invoicing.get({ id: advance.id });
    await send(cancelledBy!.id);
    await send(final.id);
  });

  it('a final invoice by itself where the advance was paid and fiscalized at the till', async () => {
    const { advance, draft } = await advanceOf('cash');
    expect(advance.zki).not.toBeNull();
    const final = await company.api.invoicing.issue(draft);
    expect(final.zki).toBeNull();
    await send(final.id);
  });

  it('nothing that was cancelled before it went', async () => {
    const { draft } = await advanceOf('cash');
    const final = await company.api.invoicing.issue(draft);
    await company.api.invoicing.cancel({ id: final.id });
    expect(await notYet(final.id)).toBe('EINVOICE_CANCELLED');
  });
});
