import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await house.company(await house.person());
  await sova.api.certificates.addMock();
});
afterAll(() => house.close());

const line = {
  productId: null,
  description: 'Izrada logotipa',
  quantity: '2',
  unit: 'H87',
  unitPrice: '50.00',
  discountPercent: '',
  vatCode: 'exempt' as const,
  exemptionReason: null,
  kpd: null,
};

describe('issuing to a consumer', () => {
  it('numbers, signs, gets a JIR, archives the PDF and both messages, and shows it all on the timeline', async () => {
    const draft = await sova.api.invoicing.createDraft({ content: { lines: [line], paymentMethod: 'card' } });
    const issued = await sova.api.invoicing.issue(draft);
    expect(issued).toMatchObject({
      id: draft.id,
      number: '1/P1/1',
      zki: expect.stringMatching(/^[0-9a-f]{32}$/),
      jir: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    await house.drain();
    const invoice = await sova.api.invoicing.get({ id: draft.id });
    expect(invoice).toMatchObject({
      status: 'paid',
      total: '100.00',
      vat: '0.00',
      open: '0.00',
      fiscal: { status: 'fiscalized', jir: issued.jir },
    });
    expect(invoice.timeline.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['invoice.issued', 'invoice.fiscalized', 'invoice.archived']),
    );
    expect(invoice.documents.map(({ kind }) => kind).sort()).toEqual(['cis_request', 'cis_response', 'invoice_pdf']);
  });

  it('gives the same document again when the same draft is issued twice', async () => {
    const draft = await sova.api.invoicing.createDraft({ content: { lines: [line], paymentMethod: 'card' } });
    const first = await sova.api.invoicing.issue(draft);
    const second = await sova.api.invoicing.issue({ id: draft.id });
    expect(second).toEqual(first);
    expect(first.number).toBe('2/P1/1');
  });
});
