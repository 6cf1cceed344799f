import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { RouterInputs } from '#server/trpc/caller.ts';
import { addMember } from '#tests/integration/companies/kit.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { refusalOf } from './refusal.ts';

type Contact = RouterInputs['parties']['save'];

let house: TestHouse;
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  company = await house.company(await house.person());
});

const METAL: Contact = {
  kind: 'business',
  name: 'Metal Jedinstvo d.o.o.',
  oib: '12345678903',
  street: 'Radnička cesta 1',
  postalCode: '10000',
  city: 'Zagreb',
  email: 'Racuni@Example.HR ',
  paymentTermDays: 30,
};

const save = (input: Partial<Contact> & { name: string }) => company.api.parties.save({ kind: 'consumer', ...input });
const names = async (input: RouterInputs['parties']['list'] = {}) =>
  (await company.api.parties.list(input)).items.map(({ name }) => name);

describe('saving a contact', () => {
  it('keeps it as typed, tidied up', async () => {
    const { id } = await company.api.parties.save({ ...METAL, name: '  Metal Jedinstvo d.o.o. ', oib: 'HR 123 456 789 03' });
    const { contact, totals } = await company.api.parties.get({ id });
    expect(contact).toMatchObject({
      name: 'Metal Jedinstvo d.o.o.',
      oib: '12345678903',
      vatId: null,
      country: 'HR',
      email: 'racuni@example.hr',
      paymentTermDays: 30,
      documentLocale: 'hr',
      version: 1,
      archived: false,
    });
    expect(totals).toEqual({
      documents: 0,
      invoiced: '0.00',
      open: '0.00',
      overdue: '0.00',
      opening: '0.00',
      lastIssuedOn: null,
    });
  });

  it.each<[Partial<Contact>, Readonly<Record<string, string>>]>([
    [{ name: ' ' }, { name: 'FIELD_REQUIRED' }],
    [{ name: 'x'.repeat(161) }, { name: 'FIELD_INVALID' }],
    [{ name: 'Metal\0' }, { name: 'FIELD_INVALID' }],
    [{ oib: '12345678901' }, { oib: 'OIB_INVALID' }],
    [{ oib: '' }, { oib: 'CONTACT_OIB_REQUIRED' }],
    [{ kind: 'public_body', oib: undefined }, { oib: 'CONTACT_OIB_REQUIRED' }],
    [{ vatId: 'HR69435151530' }, { vatId: 'CONTACT_VAT_ID_NOT_OIB' }],
    [{ country: 'DE', oib: '', postalCode: '80331', vatId: 'DE12' }, { vatId: 'CONTACT_VAT_ID_INVALID' }],
    [{ country: 'US', oib: '', vatId: '12-3456789' }, { vatId: 'CONTACT_VAT_ID_INVALID' }],
    [{ postalCode: '1000' }, { postalCode: 'CONTACT_POSTAL_CODE_INVALID' }],
    [{ country: 'QQ' }, { country: 'CONTACT_COUNTRY_UNKNOWN' }],
    [{ email: 'ana@' }, { email: 'FIELD_EMAIL' }],
    [{ paymentTermDays: 366 }, { paymentTermDays: 'CONTACT_TERM_INVALID' }],
    [{ paymentTermDays: -1 }, { paymentTermDays: 'CONTACT_TERM_INVALID' }],
    [{ paymentTermDays: 1.5 }, { paymentTermDays: 'CONTACT_TERM_INVALID' }],
  ])('refuses %j and says which field', async (change, issues) => {
    const refusal = await refusalOf(company.api.parties.save({ ...METAL, ...change }));
    expect(refusal).toMatchObject({ kind: 'invalid', code: 'INPUT_INVALID', issues });
    expect(await names()).toEqual([]);
  });

  it('asks no OIB of a person or of a company abroad', async () => {
    await save({ name: 'Ivan Perić' });
    await save({ kind: 'business', name: 'Acme Inc', country: 'us', postalCode: 'NY 10001' });
    expect(await names()).toEqual(['Acme Inc', 'Ivan Perić']);
  });

  it('completes what is plain: the country of a VAT id, the OIB in a Croatian one', async () => {
    expect(await save({ kind: 'business', name: 'Nordik GmbH', country: 'DE', vatId: '123 456 789' })).toMatchObject({
      vatId: 'DE123456789',
      oib: null,
    });
    expect(await save({ kind: 'business', name: 'Odyssey SA', country: 'GR', vatId: '123456789' })).toMatchObject({
      vatId: 'EL123456789',
    });
    expect(await save({ kind: 'business', name: 'Sova j.d.o.o.', vatId: 'HR12345678903' })).toMatchObject({ oib: '12345678903' });
  });

  it('is refused to the second of two who read the same version', async () => {
    const first = await company.api.parties.save(METAL);
    const changed = await company.api.parties.save({ ...METAL, id: first.id, version: first.version, city: 'Split' });
    expect(changed).toMatchObject({ version: 2, city: 'Split' });
    const late = company.api.parties.save({ ...METAL, id: first.id, version: first.version, city: 'Rijeka' });
    expect(await refusalOf(late)).toMatchObject({ kind: 'conflict', code: 'CONTACT_CHANGED_ELSEWHERE' });
    expect(await refusalOf(company.api.parties.save({ ...METAL, id: first.id }))).toMatchObject({ kind: 'conflict' });
    expect((await company.api.parties.get({ id: first.id })).contact.city).toBe('Split');
  });

  it('never reaches another company', async () => {
    const { id } = await company.api.parties.save(METAL);
    const other = await house.company(await house.person(), { oib: '12345678903' });
    const missing = { kind: 'not_found', code: 'CONTACT_NOT_FOUND' };
    expect(await refusalOf(other.api.parties.get({ id }))).toMatchObject(missing);
    expect(await refusalOf(other.api.parties.save({ ...METAL, id, version: 1 }))).toMatchObject(missing);
    expect(await refusalOf(other.api.parties.archive({ id, archived: true }))).toMatchObject(missing);
    expect((await other.api.parties.list({})).items).toEqual([]);
    expect(await other.api.parties.options({})).toEqual([]);
  });
});

describe('the list of contacts', () => {
  it('is found without diacritics, by number, town and mail, words in any order', async () => {
    await save({ name: 'Đurđa Šćepanović', city: 'Čakovec', email: 'durdica@example.hr' });
    await company.api.parties.save(METAL);
    for (const search of ['durda', 'ĐURĐA', 'scepanovic durda', 'cakovec', 'durdica@example'])
      expect(await names({ search }), search).toEqual(['Đurđa Šćepanović']);
    expect(await names({ search: '1234567' })).toEqual(['Metal Jedinstvo d.o.o.']);
    for (const search of ['%', '_', '100%', 'nema ga'])
      expect(await names({ search }), search).toEqual(
        search === '%' || search === '_' ? ['Đurđa Šćepanović', 'Metal Jedinstvo d.o.o.'] : [],
      );
  });

  it('is in the order of the Croatian alphabet', async () => {
    const inOrder = [
      'Ana',
      'Cvita',
      'Čedo',
      'Ćiro',
      'Dubravka',
      'Dženan',
      'Đuro',
      'Ela',
      'Luka',
      'Ljubica',
      'Mate',
      'Nada',
      'Njegoš',
      'Oto',
      'Sanja',
      'Šime',
      'Zora',
      'Željka',
    ];
    for (const name of [...inOrder].reverse()) await save({ name });
    expect(await names()).toEqual(inOrder);
    expect(await names({ direction: 'desc' })).toEqual([...inOrder].reverse());
    expect(await names({ sort: 'created' })).toEqual([...inOrder].reverse());
  });

  it('is paged without a gap or a double, also among equal names and while rows are added', async () => {
    const text = `Naziv\n${Array.from({ length: 250 }, (_, index) => `${['Čep', 'Cvijet', 'Đak', 'Lj', 'Ana'][index % 5]} ${index % 3 === 0 ? '' : index}`).join('\n')}`;
    const rows = text.split('\n').map((name, index) => (index === 0 ? 'Naziv;Mjesto' : `${name.trim()};M${index}`));
    const imported = await company.api.parties.import({ text: rows.join('\n') });
    expect(imported).toMatchObject({ created: 250, failed: 0 });
    for (const sort of ['name', 'created'] as const) {
      for (const direction of ['asc', 'desc'] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await company.api.parties.list({
            sort,
            direction,
            limit: 40,
            ...(cursor === undefined ? {} : { cursor }),
          });
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
          if (seen.length === 80 && sort === 'name' && direction === 'asc') await save({ name: 'AAA prvi', city: 'kasnije' });
        } while (cursor !== undefined);
        const expected = sort === 'name' && direction === 'asc' ? 250 : 251;
        expect(seen.length, `${sort} ${direction}`).toBe(expected);
        expect(new Set(seen).size).toBe(expected);
      }
    }
  });

  it('refuses a forged cursor and too large a page', async () => {
    for (const cursor of ['x', 'W10', Buffer.from('["a\\u0000","00000000-0000-0000-0000-000000000000"]').toString('base64url')]) {
      expect(await refusalOf(company.api.parties.list({ cursor })), cursor).toMatchObject({
        kind: 'invalid',
        code: 'CURSOR_INVALID',
      });
    }
    expect(await refusalOf(company.api.parties.list({ limit: 101 }))).toMatchObject({ kind: 'invalid' });
  });
});

describe('a contact that was put away', () => {
  it('is not offered or listed, but found among the archived and can come back', async () => {
    const { id } = await company.api.parties.save(METAL);
    await save({ name: 'Ivan Perić' });
    expect(await company.api.parties.archive({ id, archived: true })).toMatchObject({ archived: true });
    expect(await company.api.parties.archive({ id, archived: true })).toMatchObject({ archived: true, version: 2 });
    expect((await company.api.parties.options({})).map(({ name }) => name)).toEqual(['Ivan Perić']);
    expect(await company.api.parties.options({ search: 'metal' })).toEqual([]);
    expect(await names()).toEqual(['Ivan Perić']);
    expect(await company.api.parties.list({ archived: true })).toMatchObject({
      items: [{ id }],
      counts: { active: 1, archived: 1 },
    });
    await company.api.parties.archive({ id, archived: false });
    expect((await company.api.parties.options({ search: 'metal' })).map((option) => option.id)).toEqual([id]);
  });
});

describe('the picker', () => {
  it('offers ten, the latest first', async () => {
    for (let index = 1; index <= 12; index += 1) {
      house.clock.advance(1000);
      await save({ name: `Kupac ${index}` });
    }
    const offered = await company.api.parties.options({});
    expect(offered.map(({ name }) => name)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((index) => `Kupac ${index}`));
  });
});

describe('roles', () => {
  it('decide who may change contacts', async () => {
    const { id } = await company.api.parties.save(METAL);
    const person = await house.person();
    await addMember(house, company.id, person, 'viewer');
    const reader = (await house.callerIn(person, company.slug))!;
    expect((await reader.parties.list({})).items).toHaveLength(1);
    const forbidden = { kind: 'forbidden', code: 'ROLE_FORBIDS' };
    expect(await refusalOf(reader.parties.save(METAL))).toMatchObject(forbidden);
    expect(await refusalOf(reader.parties.archive({ id, archived: true }))).toMatchObject(forbidden);
    expect(await refusalOf(reader.parties.import({ text: 'Naziv\nAna' }))).toMatchObject(forbidden);
  });
});
