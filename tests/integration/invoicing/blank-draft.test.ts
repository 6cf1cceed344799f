import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { memberships } from '#drizzle/schema/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import type { AppCaller } from '#server/trpc/caller.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { addContact, firm, issue, line, refusal, studio } from './kit.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await createTestHouse();
});
afterAll(() => house.close());

/** Saves a draft with one line, as the editor does with the first word. */
async function write(api: AppCaller, id: string): Promise<void> {
  const { version, content } = await api.invoicing.draft({ id });
  await api.invoicing.saveDraft({ id, version, content: { ...content, lines: [line()] } });
}

const draftsOf = async (api: AppCaller) => ({
  listed: (await api.invoicing.drafts({})).items.map(({ id }) => id),
  counted: (await api.invoicing.list({})).counts.drafts,
});

async function colleague(company: TestCompany): Promise<AppCaller> {
  const person = await house.person();
  await withSystemTx(house.deps, 'test colleague', (tx) =>
    tx
      .insert(memberships)
      .values({ companyId: company.id, userId: person.session.userId, role: 'member', createdAt: house.clock.now() }),
  );
  const api = await house.callerIn(person, company.slug);
  if (!api) throw new Error('the colleague is no member');
  return api;
}

describe('a blank sheet', () => {
  it('is one, however often it is asked for, and shows in no list until something was written', async () => {
    const { api } = await studio(house);
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => api.invoicing.openBlankDraft({})));
    const id = first?.id ?? '';
    expect(others).toEqual([{ id }, { id }]);
    expect(await draftsOf(api)).toEqual({ listed: [], counted: 0 });

    await write(api, id);
    expect(await draftsOf(api)).toEqual({ listed: [id], counted: 1 });
    const next = await api.invoicing.openBlankDraft({});
    expect(next.id).not.toBe(id);
    expect(await draftsOf(api)).toEqual({ listed: [id], counted: 1 });
  });

  it('takes the customer that it is asked for, and forgets them with the next', async () => {
    const company = await studio(house);
    const contactId = await addContact(house, company, { paymentTermDays: 30, documentLocale: 'en' });
    const { id } = await company.api.invoicing.openBlankDraft({ contactId });
    const forThem = await company.api.invoicing.draft({ id });
    expect(forThem.content).toMatchObject({ contactId, dueOn: '2026-12-24', locale: 'en' });

    expect(await company.api.invoicing.openBlankDraft({})).toEqual({ id });
    const blank = await company.api.invoicing.draft({ id });
    expect(blank.content).toMatchObject({ contactId: null, dueOn: '2026-12-09', locale: 'hr' });
    // A window that still shows the customer must not save over this unseen.
    const stale = { id, version: forThem.version, content: { ...forThem.content, lines: [line()] } };
    expect(await refusal(company.api.invoicing.saveDraft(stale))).toMatchObject({ code: 'DRAFT_CHANGED_ELSEWHERE' });
  });

  it('stays good for a window that opened it first when another one asks for the same', async () => {
    const { api } = await studio(house);
    const { id } = await api.invoicing.openBlankDraft({});
    const opened = await api.invoicing.draft({ id });
    await api.invoicing.openBlankDraft({});
    await api.invoicing.saveDraft({ id, version: opened.version, content: { ...opened.content, lines: [line()] } });
    expect((await draftsOf(api)).listed).toEqual([id]);
  });

  it("is the person's own: a colleague has another", async () => {
    const company = await studio(house);
    const theirs = await colleague(company);
    expect(await theirs.invoicing.openBlankDraft({})).not.toEqual(await company.api.invoicing.openBlankDraft({}));
  });

  it('begins with how the person was paid and wrote prices the last time', async () => {
    const company = await firm(house);
    const { api } = company;
    const theirs = await colleague(company);
    const begun = async (caller: AppCaller) => {
      const { id } = await caller.invoicing.openBlankDraft({});
      return (await caller.invoicing.draft({ id })).content;
    };
    expect(await begun(api)).toMatchObject({ paymentMethod: 'transfer', priceMode: 'net' });
    await issue(api, { paymentMethod: 'cash', priceMode: 'gross', lines: [line({ vatCode: 'standard' })] });
    expect(await begun(api)).toMatchObject({ paymentMethod: 'cash', priceMode: 'gross' });
    expect(await begun(theirs)).toMatchObject({ paymentMethod: 'transfer', priceMode: 'net' });
  });
});
