import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { deliverDue } from '#server/modules/fiscalization/index.ts';
import {
  addContact,
  eventTypes,
  firm,
  issue,
  line,
  receiptOf,
  refusal,
  sequencesOf,
  studio,
  submissionOf,
} from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let javor: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  javor = await firm(house);
});
beforeEach(() => {
  house.mocks.control.clearScenarios();
  house.clock.set('2026-11-24T09:05:00.000Z');
});
afterAll(() => house.close());

const lines = [
  line({ quantity: '3', unitPrice: '33.33', discountPercent: '7', vatCode: 'standard' }),
  line({ quantity: '1.5', unitPrice: '19.99', vatCode: 'reduced' }),
];

describe('cancelling an issued document', () => {
  it('makes a document of its own with every amount negated, its own number, ZKI and JIR, linked both ways', async () => {
    const original = await issue(javor.api, { lines, discountPercent: '3' });
    const storno = await javor.api.invoicing.cancel({ id: original.id, reason: 'Pogrešan kupac' });
    expect(storno.number).toBe('2/P1/1');
    expect(storno.zki).not.toBe(original.zki);
    expect(storno.jir).toMatch(/^[0-9a-f-]{36}$/);
    expect(storno.jir).not.toBe(original.jir);
    const [a, b] = [await javor.api.invoicing.get({ id: original.id }), await javor.api.invoicing.get({ id: storno.id })];
    expect(b).toMatchObject({
      kind: 'storno',
      status: 'storno',
      open: '0.00',
      einvoice: { reason: 'Pogrešan kupac' },
      paymentReference: null,
      refersTo: { id: original.id, number: original.number },
    });
    expect(a).toMatchObject({ status: 'cancelled', open: '0.00', cancelledBy: { id: storno.id, number: storno.number } });
    for (const field of ['linesTotal', 'base', 'vat', 'total', 'discount'] as const) expect(b[field]).toBe(`-${a[field]}`);
    expect(b.groups.map(({ base, vat }) => [base, vat])).toEqual(a.groups.map(({ base, vat }) => [`-${base}`, `-${vat}`]));
    expect(b.lines.map(({ quantity, amount }) => [quantity, amount])).toEqual(
      a.lines.map(({ quantity, amount }) => [`-${quantity}`, `-${amount}`]),
    );

    const { receipt } = await submissionOf(house, storno.id);
    expect(receipt).toMatchObject({ IznosUkupno: `-${a.total}`, BrOznRac: '2', NacinPlac: 'K', NakDost: false });
    expect(receipt.Pdv!.every(({ Osnovica, Iznos }) => Osnovica.startsWith('-') && Iznos.startsWith('-'))).toBe(true);
    expect(await receiptOf(house, javor, storno.number)).toMatchObject({ total: `-${a.total}`, received: [{ warnings: [] }] });
    expect(await eventTypes(house, original.id)).toContain('invoice.cancelled');
    expect(await eventTypes(house, storno.id)).toEqual(['invoice.issued', 'invoice.exchange_recorded', 'invoice.fiscalized']);
  });

  it('happens once, and takes no number the second time', async () => {
    const original = await issue(javor.api, { lines });
    const storno = await javor.api.invoicing.cancel({ id: original.id });
    const before = await sequencesOf(house, javor);
    expect(await refusal(javor.api.invoicing.cancel({ id: original.id }))).toMatchObject({
      kind: 'conflict',
      code: 'INVOICE_ALREADY_CANCELLED',
      params: { number: storno.number },
    });
    expect(await sequencesOf(house, javor)).toEqual(before);
  });

  it('cannot itself be cancelled', async () => {
    const original = await issue(javor.api, { lines });
    const storno = await javor.api.invoicing.cancel({ id: original.id });
    const before = await sequencesOf(house, javor);
    expect(await refusal(javor.api.invoicing.cancel({ id: storno.id }))).toMatchObject({
      kind: 'conflict',
      code: 'INVOICE_STORNO_OF_STORNO',
    });
    expect(await sequencesOf(house, javor)).toEqual(before);
  });

  it('of an invoice that was not fiscalized is not fiscalized either', async () => {
    const contactId = await addContact(house, javor);
    const original = await issue(javor.api, { lines, contactId, paymentMethod: 'transfer' });
    expect(original.zki).toBeNull();
    const storno = await javor.api.invoicing.cancel({ id: original.id });
    expect(storno).toMatchObject({ zki: null, jir: null });
    expect((await javor.api.invoicing.get({ id: storno.id })).fiscal).toBeNull();
  });

  it('takes over the OIB of a business that paid on the spot', async () => {
    const contactId = await addContact(house, javor);
    const original = await issue(javor.api, { lines, contactId, paymentMethod: 'cash' });
    const storno = await javor.api.invoicing.cancel({ id: original.id });
    expect((await submissionOf(house, storno.id)).receipt).toMatchObject({ OibPrimateljaRacuna: '02994650199', NacinPlac: 'G' });
  });

  it('is possible while the original still waits for its JIR; both arrive, each once', async () => {
    house.mocks.control.next('cis', 'racuni', 'down', 2);
    const original = await issue(javor.api, { lines });
    const storno = await javor.api.invoicing.cancel({ id: original.id });
    expect([original.jir, storno.jir]).toEqual([null, null]);
    expect((await javor.api.invoicing.get({ id: original.id })).status).toBe('awaiting_jir');
    house.clock.advance(20_000);
    await deliverDue(house.deps);
    for (const { number } of [original, storno])
      expect((await receiptOf(house, javor, number))!.received).toMatchObject([{ late: true }]);
    expect((await javor.api.invoicing.get({ id: original.id })).status).toBe('cancelled');
  });

  it('keeps the VAT of the original when the seller has left the register since', async () => {
    const company = await firm(house);
    const original = await issue(company.api, { lines: [line({ vatCode: 'standard' })] });
    await company.api.companies.update({ ...(await company.api.companies.get()), inVat: false });
    const storno = await company.api.invoicing.cancel({ id: original.id });
    expect((await submissionOf(house, storno.id)).receipt).toMatchObject({ USustPdv: true, IznosUkupno: '-125.00' });
    expect((await issue(company.api)).jir).not.toBeNull();
  });

  it('is counted in the year in which it happens', async () => {
    const company = await studio(house);
    house.clock.set('2026-12-31T22:00:00.000Z');
    const original = await issue(company.api);
    house.clock.set('2027-01-02T09:00:00.000Z');
    const storno = await company.api.invoicing.cancel({ id: original.id });
    expect(storno.number).toBe('1/P1/1');
    expect((await company.api.invoicing.get({ id: storno.id })).issuedOn).toBe('2027-01-02');
    expect(await receiptOf(house, company, storno.number, 2027)).toMatchObject({ conflict: false });
  });

  it('needs a certificate as the original did, and takes no number without one', async () => {
    const company = await studio(house);
    const original = await issue(company.api);
    const { items } = await company.api.certificates.list();
    await company.api.certificates.remove({ id: items[0]!.id });
    expect(await refusal(company.api.invoicing.cancel({ id: original.id }))).toMatchObject({
      kind: 'precondition',
      code: 'CERTIFICATE_REQUIRED',
    });
    expect((await sequencesOf(house, company)).map(({ last }) => last)).toEqual([1]);
  });

  it('is issued elsewhere when the premises of the original are out of use', async () => {
    const company = await studio(house);
    const original = await issue(company.api);
    const second = await company.api.companies.savePremises({
      code: 'ST1',
      name: 'Split',
      street: 'Riva 1',
      postalCode: '21000',
      city: 'Split',
    });
    await company.api.companies.saveDevice({ premisesId: second.id, code: '7', name: 'Blagajna' });
    const [first] = await company.api.companies.listPremises();
    await company.api.companies.setActive({ what: 'premises', id: first!.id, active: false });
    expect((await company.api.invoicing.cancel({ id: original.id })).number).toBe('1/ST1/7');
  });
});
