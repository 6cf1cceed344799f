import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addContact, freshOib, issue, line, refusal, studio } from '#tests/integration/invoicing/kit.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { accountInput, buyerOib, connected, type ConnectedCompany, invoiceToBusiness } from './kit.ts';

let house: TestHouse;
let javor: ConnectedCompany;
let businessId: string;

beforeAll(async () => {
  house = await createTestHouse({ start: '2026-11-20T09:05:00Z' });
  javor = await connected(house, 'moj_eracun');
  businessId = await addContact(house, javor, { oib: buyerOib() });
});
afterAll(() => house.close());

const place = async () => {
  const [first] = await javor.api.companies.listPremises();
  if (!first) throw new Error('the company has premises');
  return first;
};
const lines = [line({ vatCode: 'standard', kpd: '62.20.20' })];
const forBusiness = () => ({ contactId: businessId, paymentMethod: 'transfer' as const, dueOn: '2026-12-10', lines });

describe('devices for receipts and for eRačuni', () => {
  it('are one until a company says otherwise: nobody who issues from one today is stopped', async () => {
    expect((await place()).devices).toMatchObject([{ purpose: null, hasIssued: false }]);
    const sent = await invoiceToBusiness(house, javor);
    expect(sent.number).toBe('1/P1/1');
    expect((await place()).devices).toMatchObject([{ purpose: null, hasIssued: true }]);
  });

  it('are set apart in one step, for new drafts too, and the internal act names both', async () => {
    const { id: premisesId } = await place();
    expect(await javor.api.companies.addEInvoiceDevice({ premisesId })).toMatchObject({ code: '2' });
    expect((await place()).devices.map(({ code, purpose }) => [code, purpose])).toEqual([
      ['1', 'receipts'],
      ['2', 'einvoices'],
    ]);
    expect((await invoiceToBusiness(house, javor)).number).toBe('2/P1/2');
    expect((await issue(javor.api, { lines })).number).toBe('3/P1/1');
    const { content } = await javor.api.internalAct.get();
    expect(content.premises[0]?.devices.map(({ purpose }) => purpose)).toEqual(['receipts', 'einvoices']);
  });

  it('refuse what the other one issues, before a number is taken; the editor offers the one that fits', async () => {
    const { id: premisesId, devices } = await place();
    const till = devices.find(({ purpose }) => purpose === 'receipts');
    const office = devices.find(({ purpose }) => purpose === 'einvoices');
    const draft = await javor.api.invoicing.createDraft({
      content: { ...forBusiness(), premisesId, deviceId: till?.id ?? '' },
    });
    const refused = await refusal(javor.api.invoicing.issue(draft));
    expect(refused.issues).toEqual([{ path: 'deviceId', code: 'DEVICE_FOR_RECEIPTS' }]);
    const { premises, content, issues } = await javor.api.invoicing.draft({ id: draft.id });
    expect(premises.flatMap((each) => each.devices.map(({ id }) => id))).toEqual([office?.id]);
    expect(issues.map(({ code }) => code)).toContain('DEVICE_FOR_RECEIPTS');
    const atOffice = { ...content, lines, deviceId: office?.id ?? '' };
    const { version } = await javor.api.invoicing.saveDraft({ id: draft.id, version: draft.version, content: atOffice });
    expect((await javor.api.invoicing.issue({ id: draft.id, version })).number).toBe('4/P1/2');
    const cash = await javor.api.invoicing.createDraft({
      content: { lines, paymentMethod: 'cash', premisesId, deviceId: office?.id ?? '' },
    });
    expect((await refusal(javor.api.invoicing.issue(cash))).issues).toMatchObject([{ code: 'DEVICE_FOR_EINVOICES' }]);
  });

  it('take back a receipt of before at a device that serves now', async () => {
    const receipt = await issue(javor.api, { lines });
    const einvoice = await invoiceToBusiness(house, javor);
    expect((await javor.api.invoicing.cancel({ id: receipt.id })).number).toMatch(/\/P1\/1$/);
    expect((await javor.api.invoicing.cancel({ id: einvoice.id })).number).toMatch(/\/P1\/2$/);
  });

  it('keep their purpose once they have issued', async () => {
    const { id: premisesId, devices } = await place();
    const [till] = devices;
    if (!till) throw new Error('there is a till');
    const { id, code, name } = till;
    const refused = await refusal(javor.api.companies.saveDevice({ id, premisesId, code, name, purpose: 'einvoices' }));
    expect(refused.issues).toEqual([{ path: 'purpose', code: 'DEVICE_PURPOSE_FIXED' }]);
    await javor.api.companies.saveDevice({ id, premisesId, code, name: 'Šank' });
    expect((await place()).devices[0]).toMatchObject({ name: 'Šank', purpose: 'receipts' });
    const fresh = await javor.api.companies.saveDevice({ premisesId, code: '7', name: 'Nova', purpose: 'receipts' });
    await javor.api.companies.saveDevice({ id: fresh.id, premisesId, code: '7', name: 'Nova', purpose: 'einvoices' });
    expect((await place()).devices.at(-1)).toMatchObject({ code: '7', purpose: 'einvoices' });
  });

  it('say where to make one when none serves', async () => {
    const { devices } = await place();
    for (const { id, purpose } of devices)
      if (purpose === 'einvoices') await javor.api.companies.setActive({ what: 'device', id, active: false });
    const draft = await javor.api.invoicing.createDraft({ content: forBusiness() });
    const refused = await refusal(javor.api.invoicing.issue(draft));
    expect(refused.issues).toEqual([{ path: 'deviceId', code: 'DEVICE_FOR_EINVOICES_MISSING' }]);
  });
});

it('a seller outside VAT, who may send an eRačun before he must, charges businesses from that device too', async () => {
  const oib = freshOib();
  const sova = await studio(house, { oib });
  await sova.api.einvoice.saveAccount(accountInput('moj_eracun', oib));
  const [first] = await sova.api.companies.listPremises();
  await sova.api.companies.addEInvoiceDevice({ premisesId: first?.id ?? '' });
  const contactId = await addContact(house, sova, { oib: buyerOib() });
  const toBusiness = { contactId, paymentMethod: 'transfer' as const, dueOn: '2026-12-10' };
  expect((await issue(sova.api, toBusiness)).number).toBe('1/P1/2');
  expect((await issue(sova.api)).number).toBe('2/P1/1');
});
