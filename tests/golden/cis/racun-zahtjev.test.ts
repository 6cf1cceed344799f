import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { writeReceiptRequest } from '#server/integrations/fiscalization/cis/wire.ts';
import { fiscalReceiptOf } from '#server/domain/fiscal/receipt-from-document.ts';
import { cashReceipt } from '#tests/conformance/cis/kit/receipts.ts';
import { cafeReceipt } from '#tests/golden/totals/cafe.ts';

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

describe('the canonical RacunZahtjev', () => {
  it('of a receipt with everything, in the order of the schema', () => {
    expect(writeReceiptRequest({ receipt: everything, ...header })).toBe(golden('everything.xml'));
  });

  it('of a café with the tax on consumption and a returnable bottle', () => {
    const facts = { operatorOib: '69435151530', numberingPer: 'premises', zki: everything.ZastKod, late: false } as const;
    expect(writeReceiptRequest({ receipt: fiscalReceiptOf(cafeReceipt, facts), ...header })).toBe(golden('cafe.xml'));
  });

  it('of a storno by a taxpayer outside the VAT system: no empty groups', () => {
    const { Pdv: _none, ...rest } = cashReceipt({ USustPdv: false, IznosUkupno: '-12.50', NacinPlac: 'T' });
    const receipt = { ...rest, Pnp: [], Naknade: [] };
    expect(writeReceiptRequest({ receipt, ...header })).toBe(golden('storno-outside-vat.xml'));
  });
});
