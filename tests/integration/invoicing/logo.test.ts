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

  it('is judged by its content', async () => {
    const html = Buffer.from('<script>alert(1)</script>').toString('base64');
    await expect(sova.api.logo.set({ base64: html })).rejects.toMatchObject({
      cause: { issues: [{ path: 'file', code: 'LOGO_UNREADABLE' }] },
    });
    const broken = Buffer.from(picture(5), 'base64').subarray(0, 60).toString('base64');
    await expect(sova.api.logo.set({ base64: broken })).rejects.toMatchObject({ cause: { code: 'INPUT_INVALID' } });
  });
});
