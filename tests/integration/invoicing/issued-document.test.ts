import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { pgErrorOf } from '#server/db/pg-errors.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { onRealPostgres } from '#tests/kit/database.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, eventTypes, firm, issue, line, receiptOf, refusal, sequencesOf, studio, submissionOf } from './kit.ts';

let house: TestHouse;
let sova: TestCompany;
let javor: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await studio(house);
  javor = await firm(house);
});
beforeEach(() => house.clock.set('2026-11-24T09:05:00.000Z'));
afterAll(() => house.close());

const groupsOf = (invoice: Awaited<ReturnType<TestCompany['api']['invoicing']['get']>>) =>
  invoice.groups.map(({ vatCode, ratePercent, base, vat }) => [vatCode, ratePercent, base, vat]);

describe('amounts of an issued document', () => {
  it('net prices at all three rates, each rate rounded once, and the receipt says the same', async () => {
    const at = (vatCode: 'standard' | 'reduced' | 'super_reduced') => line({ quantity: '3', unitPrice: '33.33', vatCode });
    const { id, number, jir } = await issue(javor.api, { lines: [at('standard'), at('reduced'), at('super_reduced')] });
    const invoice = await javor.api.invoicing.get({ id });
    expect(invoice).toMatchObject({
      linesTotal: '299.97',
      base: '299.97',
      vat: '43.00',
      total: '342.97',
      open: '0.00',
      paid: '342.97',
    });
    expect(groupsOf(invoice)).toEqual([
      ['standard', '25', '99.99', '25.00'],
      ['reduced', '13', '99.99', '13.00'],
      ['super_reduced', '5', '99.99', '5.00'],
    ]);
    const { receipt } = await submissionOf(house, id);
    expect(receipt).toMatchObject({ USustPdv: true, IznosUkupno: '342.97', NacinPlac: 'K', NakDost: false });
    expect(receipt.Pdv).toEqual([
      { Stopa: '25.00', Osnovica: '99.99', Iznos: '25.00' },
      { Stopa: '13.00', Osnovica: '99.99', Iznos: '13.00' },
      { Stopa: '5.00', Osnovica: '99.99', Iznos: '5.00' },
    ]);
    expect(await receiptOf(house, javor, number)).toMatchObject({ total: '342.97', received: [{ jir, warnings: [] }] });
  });

  it('gross prices: the net is taken out of the gross of each rate and not a cent is lost', async () => {
    const lines = [
      line({ quantity: '1', unitPrice: '0.01', vatCode: 'standard' }),
      line({ quantity: '3', unitPrice: '9.99', vatCode: 'standard' }),
      line({ quantity: '1', unitPrice: '10.00', vatCode: 'reduced' }),
    ];
    const { id } = await issue(javor.api, { lines, priceMode: 'gross' });
    const invoice = await javor.api.invoicing.get({ id });
    expect(groupsOf(invoice)).toEqual([
      ['standard', '25', '23.98', '6.00'],
      ['reduced', '13', '8.85', '1.15'],
    ]);
    expect(invoice).toMatchObject({ total: '39.98', base: '32.83', vat: '7.15' });
  });

  it.each([
    [
      'net',
      [
        ['7', '12.345', '', 'standard'],
        ['2.5', '19.99', '10', 'standard'],
        ['4', '3.10', '', 'reduced'],
        ['10', '0.89', '', 'super_reduced'],
        ['1', '15.00', '', 'zero'],
      ],
      '167.70',
      '34.91',
      '202.61',
    ],
    [
      'net',
      [
        ['3', '1.49', '', 'standard'],
        ['1', '0.10', '', 'standard'],
        ['1', '0.10', '', 'standard'],
      ],
      '4.67',
      '1.17',
      '5.84',
    ],
    ['net', [['1', '0.58', '', 'standard']], '0.58', '0.15', '0.73'],
    ['net', [['1', '1234.56', '10', 'standard']], '1111.10', '277.78', '1388.88'],
    [
      'gross',
      [
        ['3', '1.80', '', 'standard'],
        ['2', '2.20', '', 'reduced'],
        ['1', '0.50', '', 'super_reduced'],
      ],
      '8.69',
      '1.61',
      '10.30',
    ],
    ['gross', [['1', '99.99', '', 'standard']], '79.99', '20.00', '99.99'],
  ] as const)('%s prices %j make %s + %s = %s', async (priceMode, rows, base, vat, total) => {
    const lines = rows.map(([quantity, unitPrice, discountPercent, vatCode]) =>
      line({ quantity, unitPrice, discountPercent, vatCode }),
    );
    const { id, number } = await issue(javor.api, { lines, priceMode });
    expect(await javor.api.invoicing.get({ id })).toMatchObject({ base, vat, total });
    expect(await receiptOf(house, javor, number)).toMatchObject({ total, received: [{ warnings: [] }] });
  });

  it('discounts of a line and of the whole document', async () => {
    const lines = [
      line({ quantity: '2', unitPrice: '100.00', discountPercent: '10', vatCode: 'standard' }),
      line({ quantity: '1', unitPrice: '20.00', vatCode: 'reduced' }),
    ];
    const { id } = await issue(javor.api, { lines, discountPercent: '5' });
    const invoice = await javor.api.invoicing.get({ id });
    expect(invoice).toMatchObject({ linesTotal: '200.00', discount: '10.00', base: '190.00', vat: '45.22', total: '235.22' });
    expect(groupsOf(invoice)).toEqual([
      ['standard', '25', '171.00', '42.75'],
      ['reduced', '13', '19.00', '2.47'],
    ]);
  });

  it('exempt and untaxed lines stand apart in the receipt', async () => {
    const lines = [
      line({ quantity: '1', unitPrice: '80.00', vatCode: 'exempt', exemptionReason: 'art39_education' }),
      line({ quantity: '1', unitPrice: '5.00', vatCode: 'outside', exemptionReason: 'art33_pass_through' }),
      line({ quantity: '1', unitPrice: '10.00', vatCode: 'standard' }),
    ];
    const { id } = await issue(javor.api, { lines });
    expect((await submissionOf(house, id)).receipt).toMatchObject({
      IznosUkupno: '97.50',
      IznosOslobPdv: '80.00',
      IznosNePodlOpor: '5.00',
      Pdv: [{ Stopa: '25.00', Osnovica: '10.00', Iznos: '2.50' }],
    });
    const { notes } = await javor.api.invoicing.get({ id });
    expect(notes.map(({ key }) => key)).toEqual(['vat.reason.art39_education', 'vat.reason.art33_pass_through']);
  });
});

describe('words of the law', () => {
  it('a seller outside VAT says why, in the words of the day, and sends the total alone', async () => {
    const { id } = await issue(sova.api);
    const { notes, vat, groups } = await sova.api.invoicing.get({ id });
    expect(notes.map(({ key }) => key)).toEqual(['vat.reason.small_business']);
    expect(notes[0]!.text).toContain('čl. 90. st. 1.');
    expect([vat, groups.length]).toEqual(['0.00', 1]);
    const { receipt } = await submissionOf(house, id);
    expect(receipt.USustPdv).toBe(false);
    expect(receipt).not.toHaveProperty('Pdv');
    expect(receipt).not.toHaveProperty('IznosOslobPdv');
  });

  it("follows the document's language", async () => {
    const { id } = await issue(sova.api, { locale: 'en' });
    expect((await sova.api.invoicing.get({ id })).notes[0]!.text).toBe(
      'Exempt from VAT under Article 90(1) of the Croatian VAT Act.',
    );
  });

  it('stays as it was when seller and customer change afterwards', async () => {
    const contactId = await addContact(house, javor, { kind: 'consumer', oib: null, name: 'Iva Ivić' });
    const { id } = await issue(javor.api, { contactId, lines: [line({ vatCode: 'standard' })] });
    const before = await javor.api.invoicing.get({ id });
    const pdf = await javor.api.documents.invoicePdf({ id });
    await javor.api.companies.update({ ...(await javor.api.companies.get()), name: 'Javor nova d.o.o.' });
    const after = await javor.api.invoicing.get({ id });
    expect(after.seller.name).toBe('Javor d.o.o.');
    expect(after).toEqual(before);
    expect((await javor.api.documents.invoicePdf({ id })).base64).toBe(pdf.base64);
  });
});

describe('an issued document is never changed', () => {
  const statements = [
    `update invoices set total_minor = total_minor + 1`,
    `update invoices set note = 'drugo'`,
    `delete from invoices`,
    `truncate invoices cascade`,
    `update invoice_lines set description = 'drugo'`,
    `delete from invoice_lines`,
    `truncate invoice_lines`,
    `update invoice_vat_groups set vat_minor = 0`,
    `delete from invoice_vat_groups`,
    `update provider_messages set outcome = 'accepted'`,
    `delete from provider_messages`,
    `update documents set sha256 = ''`,
    `delete from documents`,
    `update events set data = '{}'`,
    `delete from events`,
    `truncate events`,
    `delete from fiscal_submissions`,
    `update fiscal_submissions set zki = repeat('0', 32)`,
    `update fiscal_submissions set receipt = '{}'`,
    `update fiscal_submissions set jir = gen_random_uuid()::text`,
    `update fiscal_submissions set jir = null, status = 'pending'`,
  ];

  beforeAll(async () => {
    await issue(sova.api);
    await house.drain();
  });

  /** `42501`: no privilege · `23001`: the trigger. */
  const refusedWith = async (run: Promise<unknown>): Promise<string> => {
    const error: unknown = await run.then(
      () => null,
      (reason: unknown) => reason,
    );
    return pgErrorOf(error)?.code ?? String(error);
  };

  it.each(statements)('%s', async (statement) => {
    const { deps } = house;
    const asSystem = withSystemTx(deps, 'test', (tx) => tx.execute(sql.raw(statement)));
    expect(['23001', '42501', '42P01']).toContain(await refusedWith(asSystem));
    const asApp = withCompanyTx(deps, { companyId: sova.id, actor: systemActor('test') }, (tx) => tx.execute(sql.raw(statement)));
    expect(['23001', '42501']).toContain(await refusedWith(asApp));
    // The embedded database is opened as its owner, whom no grant holds back: only the trigger does.
    if (!onRealPostgres()) expect(await refusedWith(deps.db.execute(sql.raw(statement)))).toBe('23001');
  });
});

describe('issuing a draft', () => {
  const draftOf = (company: TestCompany) =>
    company.api.invoicing.createDraft({ content: { lines: [line()], paymentMethod: 'card' } });

  it('refuses a version that somebody else has moved on', async () => {
    const draft = await draftOf(sova);
    const { content } = await sova.api.invoicing.draft({ id: draft.id });
    await sova.api.invoicing.saveDraft({
      id: draft.id,
      version: 1,
      content: { ...content, lines: [...content.lines], note: 'novo' },
    });
    expect(await refusal(sova.api.invoicing.issue({ id: draft.id, version: 1 }))).toMatchObject({
      kind: 'conflict',
      code: 'DRAFT_CHANGED_ELSEWHERE',
      params: { version: 2 },
    });
    const stale = sova.api.invoicing.saveDraft({
      id: draft.id,
      version: 1,
      content: { ...content, lines: [...content.lines], note: 'staro' },
    });
    expect(await refusal(stale)).toMatchObject({ kind: 'conflict', code: 'DRAFT_CHANGED_ELSEWHERE' });
    await sova.api.invoicing.issue({ id: draft.id, version: 2 });
    expect((await sova.api.invoicing.get({ id: draft.id })).note).toBe('novo');
  });

  it('gives one document to two who press at once', async () => {
    const company = await studio(house);
    const draft = await draftOf(company);
    const results = await Promise.all(Array.from({ length: 5 }, () => company.api.invoicing.issue({ id: draft.id })));
    expect(new Set(results.map(({ id, number, zki }) => `${id} ${number} ${zki}`)).size).toBe(1);
    expect((await sequencesOf(house, company)).map(({ last }) => last)).toEqual([1]);
    expect((await eventTypes(house, draft.id)).filter((type) => type === 'invoice.issued')).toHaveLength(1);
    expect((await receiptOf(house, company, '1/P1/1'))?.received).toHaveLength(1);
  });

  it('uses the draft up', async () => {
    const draft = await draftOf(sova);
    await sova.api.invoicing.issue(draft);
    expect(await refusal(sova.api.invoicing.draft({ id: draft.id }))).toMatchObject({ code: 'DRAFT_NOT_FOUND' });
    expect(await refusal(sova.api.invoicing.deleteDraft({ id: draft.id }))).toMatchObject({ code: 'DRAFT_NOT_FOUND' });
    const { items } = await sova.api.invoicing.drafts({});
    expect(items.map(({ id }) => id)).not.toContain(draft.id);
  });

  it('knows nothing of a draft that never was', async () => {
    expect(await refusal(sova.api.invoicing.issue({ id: '00000000-0000-7000-8000-000000000000' }))).toMatchObject({
      kind: 'not_found',
      code: 'DRAFT_NOT_FOUND',
    });
  });

  it('begins a copy as a new sale of today', async () => {
    const company = await studio(house);
    const first = await issue(company.api, { note: 'hvala' });
    house.clock.set('2026-11-28T09:05:00.000Z');
    const copy = await company.api.invoicing.createDraft({ copyOf: first.id });
    const { content } = await company.api.invoicing.draft({ id: copy.id });
    expect(content).toMatchObject({
      deliveryOn: '2026-11-28',
      note: 'hvala',
      paymentMethod: 'card',
      lines: [{ quantity: '2', unitPrice: '50' }],
    });
    expect((await company.api.invoicing.issue(copy)).number).toBe('2/P1/1');
  });

  it('begins a copy of a storno as the sale it took back, without the reason', async () => {
    const company = await studio(house);
    const first = await issue(company.api, { note: 'hvala' });
    const storno = await company.api.invoicing.cancel({ id: first.id, reason: 'kriva količina' });
    const copy = await company.api.invoicing.createDraft({ copyOf: storno.id });
    const { content } = await company.api.invoicing.draft({ id: copy.id });
    expect(content).toMatchObject({ note: '', lines: [{ quantity: '2', unitPrice: '50' }] });
  });
});
