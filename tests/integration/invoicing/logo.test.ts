import { PNG } from 'pngjs';
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

const LINE = {
  productId: null,
  description: 'Logotip',
  quantity: '1',
  unit: 'C62',
  unitPrice: '640',
  discountPercent: '',
  vatCode: 'exempt' as const,
  exemptionReason: null,
  kpd: null,
};

const picture = (red: number) => {
  const png = new PNG({ width: 40, height: 20 });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, 80, 90, 255], at);
  return PNG.sync.write(png).toString('base64');
};

const issue = async () => {
  const draft = await sova.api.invoicing.createDraft({ content: { lines: [LINE], paymentMethod: 'cash' } });
  return (await sova.api.invoicing.issue(draft)).id;
};

const pdfOf = async (id: string) => (await sova.api.documents.invoicePdf({ id })).base64;

describe('a company logo', () => {
  it('stands on documents that are issued with it, and never changes on those that were', async () => {
    const plain = await issue();
    const plainPdf = await pdfOf(plain);
    await sova.api.logo.set({ base64: picture(200) });
    const first = await issue();
    const firstPdf = await pdfOf(first);
    expect(await pdfOf(plain)).toBe(plainPdf);
    expect(Buffer.from(firstPdf, 'base64').includes('/Subtype /Image')).toBe(true);
    expect(Buffer.from(plainPdf, 'base64').includes('/Subtype /Image')).toBe(false);

    await sova.api.logo.set({ base64: picture(10) });
    expect(await pdfOf(first)).toBe(firstPdf);
    await sova.api.logo.remove();
    expect(await sova.api.logo.get()).toBeNull();
    expect(await pdfOf(first)).toBe(firstPdf);
  });

  it('has a colour beside it, which is frozen with a document as well', async () => {
    const plain = await issue();
    const plainPdf = await pdfOf(plain);
    await sova.api.logo.setAccent({ accent: '#7A1F5C' });
    expect((await sova.api.companies.get()).accent).toBe('#7a1f5c');
    const coloured = await issue();
    const colouredPdf = await pdfOf(coloured);
    expect(await pdfOf(plain)).toBe(plainPdf);
    expect((await sova.api.invoicing.get({ id: coloured })).seller.accent).toBe('#7a1f5c');
    await sova.api.logo.setAccent({ accent: '#8a4b00' });
    expect(await pdfOf(coloured)).toBe(colouredPdf);
    await sova.api.logo.setAccent({ accent: null });
    expect(await pdfOf(coloured)).toBe(colouredPdf);
    expect((await sova.api.invoicing.get({ id: await issue() })).seller.accent).toBeUndefined();
  });

  it('takes only a colour that is readable on white', async () => {
    for (const [accent, code] of [
      ['#ffd800', 'ACCENT_TOO_LIGHT'],
      ['red', 'ACCENT_INVALID'],
    ] as const)
      await expect(sova.api.logo.setAccent({ accent })).rejects.toMatchObject({ cause: { issues: [{ path: 'accent', code }] } });
  });

  it('is judged by its content', async () => {
    const html = Buffer.from('<script>alert(1)</script>').toString('base64');
    await expect(sova.api.logo.set({ base64: html })).rejects.toMatchObject({
      cause: { issues: [{ path: 'file', code: 'LOGO_UNREADABLE' }] },
    });
    const broken = Buffer.from(picture(5), 'base64').subarray(0, 60).toString('base64');
    await expect(sova.api.logo.set({ base64: broken })).rejects.toMatchObject({ cause: { code: 'INPUT_INVALID' } });
  });
});
