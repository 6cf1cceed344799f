import { describe, expect, it } from 'vitest';

import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import type { LineInput } from '#server/domain/invoicing/document.ts';
import { brokenRules } from '#tests/conformance/eracun/kit/fatal-rules.ts';
import {
  hasOfficialFiles,
  officialExamples,
  officialKpd,
  WITHOUT_OFFICIAL_FILES,
} from '#tests/conformance/eracun/kit/ubl-schema.ts';
import { TOWN } from '#tests/golden/totals/cafe.ts';
import { issued, KUPAC, lineOf, TVRTKA } from '#tests/golden/totals/samples.ts';

const operator = { name: 'Ana Žižula & sin', oib: '69435151530' };
const KPD = '62.20.20';
const kpd = hasOfficialFiles ? officialKpd() : new Set([KPD]);

describe.skipIf(!hasOfficialFiles)(`eRačun with taxes and fees beside VAT${WITHOUT_OFFICIAL_FILES}`, () => {
  const sold = (levies: LineInput['levies']) =>
    issued(
      { lines: [lineOf({ quantity: '1', unitPrice: '100', kpd: KPD, levies })], dueOn: '2026-12-05' },
      { seller: TVRTKA, buyer: KUPAC, consumptionTax: TOWN },
    );
  const allOf = (xml: string, name: string) =>
    [...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)<`, 'g'))].map(([, text]) => text);

  it.each([
    ['eRacun_PDV_NEOP_PP_trosak.xml', { consumptionTax: true }],
    // 50 × 0.10
    ['eRacun_PDV_NEOP_POVRATNA_NAKNADA_trosak.xml', { packagingPieces: '50' }],
  ] as const)('says what the official example says: %s', (name, levies) => {
    const official = officialExamples().find((example) => example.name === name)?.xml ?? '';
    const xml = writeEInvoice(fromDocument({ document: sold(levies), operator }));
    expect(brokenRules(xml, kpd)).toEqual([]);
    for (const element of [
      'cbc:AllowanceChargeReason',
      'cbc:MultiplierFactorNumeric',
      'cbc:BaseAmount',
      'cbc:TaxableAmount',
      'cbc:TaxAmount',
      'cbc:ChargeTotalAmount',
      'cbc:TaxExclusiveAmount',
      'cbc:TaxInclusiveAmount',
      'cbc:PayableAmount',
      'hrextac:OutOfScopeOfVATAmount',
    ])
      expect([element, allOf(xml, element)]).toEqual([element, allOf(official, element)]);
  });

  it.each(['PPMV', 'Poseban porez na motorna vozila', ' posebni porez na motorna vozila '])(
    'knows the tax on motor vehicles by its name: %s',
    (name) => {
      const xml = writeEInvoice(fromDocument({ document: sold({ fee: { name, amount: '2000' } }), operator }));
      expect(brokenRules(xml, kpd)).toEqual([]);
      for (const words of [
        '<cbc:AllowanceChargeReason>#HR:PPMV#Posebni porez na motorna vozila</cbc:AllowanceChargeReason>',
        '<cbc:Name>HR:PPMV</cbc:Name>',
        '<hrextac:HRTaxScheme><cbc:ID>CAR</cbc:ID></hrextac:HRTaxScheme>',
      ])
        expect(xml.replace(/>\s+</g, '><')).toContain(words);
    },
  );

  it('takes no other fee for it', () => {
    const xml = writeEInvoice(fromDocument({ document: sold({ fee: { name: 'PPMV savjet', amount: '10' } }), operator }));
    expect(xml).toContain('#HR:N#PPMV savjet');
  });
});
