import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { writeReceiptRequest } from '#server/integrations/fiscalization/cis/wire.ts';
import { fiscalReceiptOf } from '#server/domain/fiscal/receipt-from-document.ts';
import { findPreSendIssues } from '#server/domain/fiscal/pre-send-checks.ts';
import type { DraftContent, IssuedDocument, LineInput } from '#server/domain/invoicing/document.ts';
import type { IssueContext } from '#server/domain/invoicing/issue.ts';
import { issueStorno } from '#server/domain/invoicing/storno.ts';
import { REFERENCE_RULES } from '#drizzle/seed/reference/rules.ts';
import { cashReceipt } from '#tests/conformance/cis/kit/receipts.ts';
import { everyKind } from '#tests/golden/kinds.ts';
import { cafeOutsideVat, cafeReceipt } from '#tests/golden/totals/cafe.ts';
import { contextOf, issued, IVAN, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

const golden = (name: string): string => readFileSync(path.join(import.meta.dirname, name), 'utf8').trimEnd();

const header = { messageId: 'b5d0c2a4-3f0e-4d61-8a55-1f3f0c9d7a22', sentAt: '24.11.2026T08:05:10' };

const everything = cashReceipt({
  OznSlijed: 'N',
  BrOznRac: '12345',
  Pdv: [
    { Stopa: '25.00', Osnovica: '100.00', Iznos: '25.00' },
    { Stopa: '13.00', Osnovica: '10.00', Iznos: '1.30' },
  ],
  Pnp: [{ Stopa: '3.00', Osnovica: '100.00', Iznos: '3.00' }],
  OstaliPor: [{ Naziv: 'Porez na luksuz', Stopa: '15.00', Osnovica: '10.00', Iznos: '1.50' }],
  IznosOslobPdv: '5.00',
  IznosMarza: '6.00',
  IznosNePodlOpor: '7.00',
  Naknade: [
    { NazivN: 'Povratna naknada – boca & čaša <0,5 l>', IznosN: '0.70' },
    { NazivN: 'c\u030ca\u030asak "s\u030carm"', IznosN: '0.10' },
  ],
  IznosUkupno: '159.60',
  NacinPlac: 'O',
  NakDost: true,
  ParagonBrRac: '17/2026\rA',
  OibPrimateljaRacuna: '98765432106',
});

const facts = { operatorOib: '69435151530', numberingPer: 'premises', zki: everything.ZastKod, late: false } as const;

/** One element a line, as a person compares them; the message itself has no line ends. */
const inLines = (xml: string): string => `${xml.replaceAll('><', '>\n<')}\n`;

const sold = (lines: readonly LineInput[], content: Partial<DraftContent> = {}, context: Partial<IssueContext> = {}) =>
  issued({ lines, ...content }, { seller: TVRTKA, ...context });
const used = lineOf({
  description: 'Rabljeni automobil',
  quantity: '1',
  unit: 'H87',
  unitPrice: '6200',
  vatCode: 'exempt',
  exemptionReason: 'margin_used_goods',
  levies: { purchasePrice: '5000' },
});

/** What else a receipt can be. */
const OTHERS: Readonly<Record<string, IssuedDocument>> = {
  'business-by-card': sold([lineOf({ quantity: '1' })], { paymentMethod: 'card' }, { buyer: KUPAC }),
  'several-ways': sold([lineOf({ quantity: '1' })], { paymentMethod: 'other' }, { buyer: null }),
  paragon: sold([lineOf({ quantity: '1' })], { paymentMethod: 'cash' }, { buyer: null, paragonNumber: 'B1-17' }),
  'exempt-and-zero': sold([
    lineOf({ quantity: '1', vatCode: 'exempt', exemptionReason: 'art39_education' }),
    lineOf({ quantity: '2', vatCode: 'zero' }),
    lineOf({ quantity: '3', vatCode: 'super_reduced' }),
  ]),
  margin: sold([used], { paymentMethod: 'transfer' }),
  'cafe-storno': issueStorno(cafeReceipt, {
    ...contextOf({ number: { ordinal: 45, premisesCode: 'P1', deviceCode: '1' } }),
    seller: cafeReceipt.seller,
  }),
  'cafe-outside-vat': cafeOutsideVat,
  'outside-vat': issued(),
};

describe('the RacunZahtjev of every kind of document', () => {
  it.each([...Object.entries(everyKind(IVAN)), ...Object.entries(OTHERS)])('%s', async (name, document) => {
    const late = document.paragonNumber !== undefined;
    const receipt = fiscalReceiptOf(document, { ...facts, late });
    // What CIS would say to it: nothing but that paper receipts are late.
    const now = new Date(document.issuedAt.getTime() + 1_000);
    expect(findPreSendIssues(receipt, { now, rules: REFERENCE_RULES })).toEqual([]);
    await expect(inLines(writeReceiptRequest({ receipt, ...header }))).toMatchFileSnapshot(`documents/${name}.xml`);
  });
});

describe('the canonical RacunZahtjev', () => {
  it('of a receipt with everything, in the order of the schema', () => {
    expect(writeReceiptRequest({ receipt: everything, ...header })).toBe(golden('everything.xml'));
  });

  it('of a café with the tax on consumption and a returnable bottle', () => {
    expect(writeReceiptRequest({ receipt: fiscalReceiptOf(cafeReceipt, facts), ...header })).toBe(golden('cafe.xml'));
  });

  it('of a storno by a taxpayer outside the VAT system: no empty groups', () => {
    const { Pdv: _none, ...rest } = cashReceipt({ USustPdv: false, IznosUkupno: '-12.50', NacinPlac: 'T' });
    const receipt = { ...rest, Pnp: [], Naknade: [] };
    expect(writeReceiptRequest({ receipt, ...header })).toBe(golden('storno-outside-vat.xml'));
  });
});
