import { describe, expect, it } from 'vitest';
import { computeTotals } from '#server/domain/invoicing/totals.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { contextOf, issued, IVAN, KUPAC, lineOf, SLOVENE, SOVA, TVRTKA } from '#tests/golden/totals/samples.ts';
import { issueStorno, stornoOf } from './storno.ts';

const rates = { standard: '25', reduced: '13', super_reduced: '5' };

describe('an issued document', () => {
  it('is the one of the small business that everybody knows', () => {
    const document = issued();
    expect(document).toMatchObject({
      kind: 'invoice',
      number: '44/P1/1',
      year: 2026,
      issuedOn: '2026-11-21',
      operatorMark: 'A1',
      paymentReference: { model: 'HR01', reference: '2026-44-9' },
      notes: [
        {
          key: 'vat.reason.small_business',
          text: 'Oslobođeno plaćanja PDV-a prema čl. 90. st. 1. Zakona o porezu na dodanu vrijednost.',
        },
      ],
      totals: { baseMinor: 125_000n, vatMinor: 0n, totalMinor: 125_000n },
    });
    expect(document.lines[1]).toMatchObject({
      position: 2,
      quantity: '7',
      unitPrice: '50',
      vatCode: 'exempt',
      exemptionReason: 'small_business',
      ratePercent: '0',
    });
  });

  it('belongs to the year and day of Zagreb', () => {
    const document = issued({}, { issuedAt: new Date('2026-12-31T23:00:00Z') });
    expect([document.issuedOn, document.year, document.paymentReference?.reference.slice(0, 4)]).toEqual([
      '2027-01-01',
      2027,
      '2027',
    ]);
  });

  it('speaks the customer’s language in its notes', () => {
    expect(issued({ locale: 'en' }).notes[0]?.text).toBe('Exempt from VAT under Article 90(1) of the Croatian VAT Act.');
  });

  it('asks for no transfer when it is paid on the spot, nor for a name over the counter', () => {
    const document = issued({ paymentMethod: 'cash' }, { buyer: null });
    expect(document.paymentReference).toBeNull();
    expect(document.buyer).toMatchObject({ kind: 'consumer', name: '', oib: null });
  });

  it('says who owes the VAT that is shifted, and on which basis the seller pays his', () => {
    const shifted = { lines: [lineOf({ vatCode: 'reverse_charge' })] };
    const noteKeys = (buyer: typeof KUPAC, seller = TVRTKA) => issued(shifted, { seller, buyer }).notes.map(({ key }) => key);
    expect(noteKeys(KUPAC)).toEqual(['vat.note.reverse_charge.domestic']);
    expect(noteKeys(SLOVENE, { ...TVRTKA, vatOnCollection: true })).toEqual([
      'vat.note.reverse_charge.eu',
      'vat.note.cash_accounting',
    ]);
    const construction = lineOf({ vatCode: 'reverse_charge', exemptionReason: 'art75_construction' });
    expect(issued({ lines: [construction] }, { seller: TVRTKA, buyer: KUPAC }).notes[0]?.text).toContain('čl. 75. st. 3. t. a)');
  });

  it('of a seller outside VAT cites the small business’s exemption at home, and where the tax is owed for services abroad', () => {
    const seller = { ...SOVA, hasVatId: true };
    const notes = (...vatCodes: readonly ('exempt' | 'reverse_charge' | 'outside')[]) => {
      const document = issued({ lines: vatCodes.map((vatCode) => lineOf({ vatCode })) }, { seller, buyer: SLOVENE });
      expect(document.totals.vatMinor).toBe(0n);
      return document.notes.map(({ key }) => key);
    };
    expect(notes('exempt')).toEqual(['vat.reason.small_business']);
    expect(notes('reverse_charge')).toEqual(['vat.note.reverse_charge.eu']);
    expect(notes('outside')).toEqual(['vat.reason.art17_foreign_service']);
    expect(notes('exempt', 'reverse_charge')).toEqual(['vat.reason.small_business', 'vat.note.reverse_charge.eu']);
  });

  it('bears the rates of the day of supply', () => {
    const rules = contextOf().rules.flatMap((rule) =>
      rule.key === 'vat.rate.standard'
        ? [
            { ...rule, validTo: '2026-12-31' },
            { ...rule, validFrom: '2027-01-01', value: '24' },
          ]
        : [rule],
    );
    const context = { seller: TVRTKA, rules, issuedAt: new Date('2027-01-05T10:00:00Z') };
    expect(issued({ deliveryOn: '2026-12-30' }, context).lines[0]?.ratePercent).toBe('25');
    expect(issued({ deliveryOn: null }, context).lines[0]?.ratePercent).toBe('24');
  });
});

describe('a storno', () => {
  const original = issued(
    {
      priceMode: 'gross',
      discountPercent: '7.5',
      lines: [
        lineOf({ quantity: '2.5', unitPrice: '19.99', discountPercent: '10' }),
        lineOf({ vatCode: 'reduced', unitPrice: '3.33' }),
      ],
    },
    { seller: TVRTKA, buyer: IVAN },
  );
  const {
    buyer: _buyer,
    rules: _rules,
    sequence: _sequence,
    ...moment
  } = contextOf({
    id: '019f0000-0000-7000-8000-00000000000b',
    number: { ordinal: 45, premisesCode: 'P1', deviceCode: '1' },
    issuedAt: new Date('2026-11-24T08:05:09Z'),
    seller: { ...TVRTKA, inVat: false, phone: '+385 1 234 567' },
  });
  const storno = issueStorno(original, moment);

  it('is the original with the other sign and a number of its own', () => {
    expect(storno).toMatchObject({
      kind: 'storno',
      number: '45/P1/1',
      issuedOn: '2026-11-24',
      refersTo: { id: original.id, number: '44/P1/1', issuedOn: '2026-11-21' },
      paymentReference: null,
      notes: original.notes,
    });
    expect(storno.totals.totalMinor).toBe(-original.totals.totalMinor);
    expect(storno.lines.map(({ quantity }) => quantity)).toEqual(['-2.5', '-20']);
  });

  it('equals what computing its lines anew would give', () => {
    const content = stornoOf(original);
    const { lines, ...totals } = computeTotals({ ...content, rates, sellerInVat: true });
    expect(storno.totals).toEqual(totals);
    expect(storno.lines).toMatchObject(lines);
    expect(content.deliveryOn).toBe('2026-11-21');
  });

  it('keeps the VAT status that the original was issued under', () => {
    expect(storno.seller).toMatchObject({ inVat: true, phone: '+385 1 234 567' });
  });

  it('cannot be cancelled', () => {
    expect(() => stornoOf(storno)).toThrow(DomainError);
    expect(() => issueStorno(storno, moment)).toThrow('INVOICE_STORNO_OF_STORNO');
  });
});
