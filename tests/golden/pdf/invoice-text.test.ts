import { describe, expect, it } from 'vitest';
import { renderInvoicePdf } from '#server/modules/invoicing/pdf/render-invoice-pdf.ts';
import type { FiscalState, IssuedDocument } from '#server/domain/invoicing/document.ts';
import {
  abroad,
  creditNote,
  debitNote,
  advance,
  finalInvoice,
  fiscalizedState,
  freelancer,
  grossPrices,
  inDollars,
  pendingState,
  deliveryNote,
  proforma,
  quote,
  storno,
  vatCompany,
} from './documents.ts';
import { cafeOutsideVat, cafeReceipt } from '#tests/golden/totals/cafe.ts';
import { issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';
import { hundredLines, veryLong } from './long-documents.ts';
import { pageTexts } from './page-text.ts';

interface Case {
  readonly document: IssuedDocument;
  readonly fiscal?: FiscalState;
  readonly demo?: boolean;
}

/** Bought for 5.000,00, which nobody but the seller sees. */
const USED = lineOf({
  description: 'Rabljeni automobil',
  quantity: '1',
  unit: 'H87',
  unitPrice: '6200',
  vatCode: 'exempt',
  exemptionReason: 'margin_used_goods',
  levies: { purchasePrice: '5000' },
});

/** Lines of two deliveries, one of them of a line of an order. */
const NAMED = issued(
  {
    lines: [
      lineOf({
        description: 'Boja za zid\n10 l, bijela',
        references: { orderNumber: '4500/26', orderLine: '10', despatch: 'OTP-7/2026', receipt: 'PR-1' },
      }),
      lineOf({ references: { orderLine: '20' } }),
      lineOf({ description: 'Prijevoz' }),
    ],
  },
  { seller: TVRTKA, buyer: KUPAC },
);

/** A whole advance, and a part of another. */
const partlyTaken = {
  alsoRefersTo: [{ id: creditNote.id, number: '51/P1/1', issuedOn: '2026-11-21', kind: 'credit_note' }],
} as const satisfies Partial<IssuedDocument>;

const CASES: Readonly<Record<string, Case>> = {
  freelancer: { document: freelancer, fiscal: fiscalizedState },
  'pending-jir': { document: freelancer, fiscal: pendingState },
  demo: { document: freelancer, fiscal: fiscalizedState, demo: true },
  'vat-company': { document: vatCompany },
  storno: { document: storno, fiscal: fiscalizedState },
  'advance-storno': {
    document: {
      ...storno,
      deliveryOn: '2026-11-20',
      refersTo: { id: advance.id, number: '49/P1/1', issuedOn: '2026-11-20', kind: 'advance' },
    },
  },
  'credit-note': { document: creditNote, fiscal: fiscalizedState },
  'debit-note': { document: debitNote, fiscal: fiscalizedState },
  'credit-note-english': { document: { ...creditNote, locale: 'en' } },
  advance: { document: advance, fiscal: fiscalizedState },
  final: { document: finalInvoice, fiscal: fiscalizedState },
  'final-of-several': {
    document: {
      ...finalInvoice,
      alsoRefersTo: [{ id: finalInvoice.id, number: '50/P1/1', issuedOn: '2026-11-21' }],
    },
    fiscal: fiscalizedState,
  },
  'final-of-part': { document: { ...finalInvoice, ...partlyTaken }, fiscal: fiscalizedState },
  'final-of-part-english': { document: { ...finalInvoice, ...partlyTaken, locale: 'en' }, fiscal: fiscalizedState },
  abroad: { document: abroad },
  'reverse-charge': { document: issued({ lines: [lineOf({ vatCode: 'reverse_charge' })] }, { seller: TVRTKA, buyer: KUPAC }) },
  'business-by-card': {
    document: issued({ lines: [lineOf({ quantity: '1' })], paymentMethod: 'card' }, { seller: TVRTKA, buyer: KUPAC }),
    fiscal: fiscalizedState,
  },
  'named-lines': { document: NAMED },
  'named-lines-english': { document: { ...NAMED, locale: 'en' } },
  margin: {
    document: issued({ lines: [USED], paymentMethod: 'cash' }, { seller: TVRTKA }),
    fiscal: fiscalizedState,
  },
  'in-currency': { document: inDollars },
  'in-currency-english': { document: { ...inDollars, locale: 'en' } },
  quote: { document: quote },
  proforma: { document: proforma },
  'delivery-note': { document: deliveryNote },
  'delivery-note-prices': {
    document: { ...deliveryNote, locale: 'en', delivery: { printsPrices: true, address: '' }, notes: vatCompany.notes },
  },
  'quote-english': { document: { ...quote, locale: 'en', paymentMethod: 'cash', paymentReference: null } },
  'quote-english-transfer': { document: { ...quote, locale: 'en' } },
  cafe: { document: cafeReceipt, fiscal: fiscalizedState },
  'cafe-english': { document: { ...cafeReceipt, locale: 'en' }, fiscal: fiscalizedState },
  'cafe-outside-vat': { document: cafeOutsideVat, fiscal: fiscalizedState },
  'gross-prices': { document: grossPrices, fiscal: fiscalizedState },
  'hundred-lines': { document: hundredLines },
  'very-long': { document: veryLong, fiscal: fiscalizedState },
};

describe('what stands on a printed document', () => {
  it.each(Object.entries(CASES))('%s', async (name, { document, fiscal = null, demo = false }) => {
    const pages = await pageTexts(await renderInvoicePdf({ document, fiscal, demo, logo: null }));
    await expect(`${pages.join('\n\f\n')}\n`).toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it('of a seller outside VAT shows no VAT, and a PDV ID only where he has one', async () => {
    const print = async (hasVatId: boolean) => {
      const document = { ...freelancer, seller: { ...freelancer.seller, hasVatId } };
      const [page = ''] = await pageTexts(await renderInvoicePdf({ document, fiscal: fiscalizedState, demo: false, logo: null }));
      return page;
    };
    expect(await print(false)).not.toMatch(/PDV ID|PDV \||Osnovica/);
    expect(await print(true)).toContain('OIB 69435151530 · PDV ID HR69435151530');
  });

  it('keeps the lines of a description, also of one that is longer than a page', async () => {
    const print = async (description: string) => {
      const lines = freelancer.lines.map((line) => ({ ...line, description }));
      return pageTexts(
        await renderInvoicePdf({ document: { ...freelancer, lines }, fiscal: fiscalizedState, demo: false, logo: null }),
      );
    };
    const [page = ''] = await print('Fotografiranje\nObrada\nIsporuka');
    expect(page).toMatch(/Fotografiranje[^\n]*\nObrada\nIsporuka/);
    const long = await print(Array.from({ length: 120 }, (_, row) => `red ${row + 1}.`).join('\n'));
    expect(long.length).toBeGreaterThan(2);
    for (const row of ['red 1.', 'red 60.', 'red 120.']) expect(long.join('\n')).toContain(row);
  });

  it('does not name the owner twice', async () => {
    const seller = { ...freelancer.seller, name: 'SOVA, obrt za dizajn, vl. Ana Kovač' };
    const [page = ''] = await pageTexts(
      await renderInvoicePdf({ document: { ...freelancer, seller }, fiscal: fiscalizedState, demo: false, logo: null }),
    );
    expect(page.match(/Ana Kovač/g)).toHaveLength(1);
  });

  it('has no place for a buyer whom nobody named', async () => {
    const buyer = { ...freelancer.buyer, name: '', address: null, email: null };
    const [page = ''] = await pageTexts(
      await renderInvoicePdf({ document: { ...freelancer, buyer }, fiscal: fiscalizedState, demo: false, logo: null }),
    );
    expect(page).not.toContain('Kupac');
  });
});
