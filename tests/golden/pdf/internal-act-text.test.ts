import { describe, expect, it } from 'vitest';

import { actPaper, noticePaper } from '#server/modules/internal-act/act-paper.ts';
import { renderPaperPdf } from '#server/modules/invoicing/pdf/render-paper-pdf.ts';

import { pageTexts } from './page-text.ts';

const content = {
  owner: { name: 'Kavana Šljuka d.o.o.', ownerName: null, oib: '69435151530', address: 'Ilica 1, 10000 Zagreb' },
  numberingPer: 'device',
  premises: [
    {
      code: 'P1',
      name: 'Kavana',
      address: 'Ilica 1, 10000 Zagreb',
      cashMaximum: '1300.00',
      devices: [
        { code: '1', name: 'Šank' },
        { code: '2', name: 'Terasa', purpose: 'receipts' },
        { code: '3', name: 'Ured', purpose: 'einvoices' },
      ],
    },
    { code: 'KIOSK', name: 'Kiosk', address: 'Riva 3, 21000 Split', devices: [] },
  ],
} as const;
const printing = { printedAt: new Date('2026-11-24T09:05:00Z'), demo: false };

describe('text on the pages', () => {
  it.each([
    ['internal-act', actPaper(content, '2026-11-24')],
    ['internal-act-premises', actPaper({ ...content, numberingPer: 'premises', premises: [] }, '2026-01-02')],
    ['customer-notice', noticePaper(content)],
  ])('%s', async (name, paper) => {
    const pages = await pageTexts(await renderPaperPdf({ ...paper, ...printing }));
    await expect(pages.join('\n\f\n') + '\n').toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it('is of the same bytes each time', async () => {
    const paper = { ...actPaper(content, '2026-11-24'), ...printing };
    expect(await renderPaperPdf(paper)).toEqual(await renderPaperPdf(paper));
  });

  it('breaks over pages when there are many devices, the signature with its line', async () => {
    const devices = Array.from({ length: 120 }, (_, index) => ({ code: String(index + 1), name: `Blagajna ${index + 1}` }));
    const many = { ...content, premises: [{ ...content.premises[0], devices }] };
    const pages = await pageTexts(await renderPaperPdf({ ...actPaper(many, '2026-11-24'), ...printing }));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.at(-1)).toMatch(/Datum: .*\nOdgovorna osoba/);
  });
});
