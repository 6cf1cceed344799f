import { expect, it } from 'vitest';

import type { ZReportDto } from '#server/contracts/cash.ts';
import { zPaper } from '#server/modules/cash-desk/z-paper.ts';
import { renderPaperPdf } from '#server/modules/invoicing/pdf/render-paper-pdf.ts';

import { pageTexts } from './page-text.ts';

/** A day of a café in which everything happened that a Z report can tell. */
const z: ZReportDto = {
  id: '019aa64b-7c00-7000-8000-00000000000a',
  number: 12,
  openedAt: new Date('2026-11-24T06:00:00Z'),
  closedAt: new Date('2026-11-24T14:05:00Z'),
  head: {
    seller: { name: 'Kavana Šljuka d.o.o.', oib: '69435151530', address: 'Ilica 1, 10000 Zagreb' },
    premisesCode: 'P1',
    premisesName: 'Kavana',
    deviceCode: '1',
    openedBy: 'Iva Konobar',
    closedBy: 'Vedran Voditelj',
  },
  isAutomatic: false,
  expected: '118.50',
  counted: '117.50',
  difference: '-1.00',
  left: '50.00',
  explanation: 'Krivo vraćen ostatak',
  pieces: { '5000': 2, '1000': 1, '500': 1, '200': 1, '50': 1 },
  report: {
    documents: {
      count: 41,
      first: '101/P1/1',
      last: '141/P1/1',
      base: '150.20',
      vat: '36.10',
      levies: '4.60',
      total: '190.90',
      discounts: '3.00',
    },
    takenBack: { count: 1, total: '-4.00' },
    rates: [
      { vatCode: 'standard', ratePercent: '25', base: '120.00', vat: '30.00' },
      { vatCode: 'reduced', ratePercent: '13', base: '25.20', vat: '3.28' },
      { vatCode: 'exempt', ratePercent: '0', base: '5.00', vat: '0.00' },
    ],
    levies: [
      { kind: 'consumption_tax', name: '', ratePercent: '2.5', base: '120.00', amount: '3.00' },
      { kind: 'packaging', name: '', ratePercent: '', base: '0.00', amount: '1.10' },
      { kind: 'fee', name: 'Naknada za čašu', ratePercent: '', base: '0.00', amount: '0.50' },
    ],
    methods: [
      { method: 'cash', count: 30, amount: '120.90' },
      { method: 'card', count: 11, amount: '70.00' },
    ],
    operators: [
      { mark: 'K1', name: 'Iva Konobar', count: 40, total: '186.90' },
      { mark: 'V1', name: 'Vedran Voditelj', count: 1, total: '4.00' },
    ],
    tips: { count: 2, total: '3.50', methods: [{ method: 'card', amount: '3.50' }] },
    cash: {
      float: '50.00',
      receipts: '124.90',
      refunds: '-4.00',
      payIns: '0.00',
      payOuts: '-12.40',
      movedIn: '0.00',
      movedOut: '-40.00',
      expected: '118.50',
    },
  },
  removals: [
    {
      id: '1',
      at: new Date('2026-11-24T12:30:00Z'),
      table: 'Vrt',
      operator: 'Iva Konobar',
      manager: 'Vedran Voditelj',
      lines: [
        { name: 'Kava s mlijekom', quantity: '2' },
        { name: 'Gazirani sok', quantity: '0.5' },
      ],
    },
    {
      id: '2',
      at: new Date('2026-11-24T11:10:00Z'),
      table: 'Stol 4',
      operator: 'Vedran Voditelj',
      manager: 'Vedran Voditelj',
      lines: [{ name: 'Kremšnita', quantity: '1' }],
    },
  ],
  isDemo: false,
};

it('a Z report names every tax and fee, each way to pay, and what was taken off tables', async () => {
  const pages = await pageTexts(await renderPaperPdf({ ...zPaper(z), printedAt: z.closedAt, demo: z.isDemo }));
  await expect(pages.join('\n\f\n') + '\n').toMatchFileSnapshot('expected/z-report.txt');
});
