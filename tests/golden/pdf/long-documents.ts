import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { group, lines, vatCompany } from './documents.ts';

/** A hundred lines: three pages. */
export const hundredLines: IssuedDocument = {
  ...vatCompany,
  id: '019aa64b-7c00-7000-8000-000000000119',
  number: '119/ZG/2',
  ordinal: 119,
  discountPercent: '',
  lines: lines(
    Array.from({ length: 100 }, (_, index) => ({
      description: `Artikl ${String(index + 1).padStart(3, '0')}, isporuka po narudžbenici`,
      quantity: String(index + 1),
      unit: 'H87',
      unitPrice: '2',
      amountMinor: BigInt(index + 1) * 200n,
      vatCode: 'standard' as const,
      ratePercent: '25',
    })),
  ),
  totals: {
    groups: [group('standard', '25', 1010000n, 252500n)],
    linesMinor: 1010000n,
    discountMinor: 0n,
    baseMinor: 1010000n,
    vatMinor: 252500n,
    totalMinor: 1262500n,
  },
  paymentReference: { model: 'HR01', reference: '2026-119-5' },
  notes: [],
  note: '',
};

/** Names, addresses and descriptions as long as people make them, a word that has no place to break, and an emoji. */
export const veryLong: IssuedDocument = {
  ...vatCompany,
  id: '019aa64b-7c00-7000-8000-000000000120',
  number: '1234567890/POSLOVNIPROSTORZAG1/12',
  ordinal: 1234567890,
  seller: {
    ...vatCompany.seller,
    name: 'Međimursko-zagorska zadruga za proizvodnju, preradu i promet poljoprivrednih proizvoda i šumskih plodova d.o.o.',
    address: {
      street: 'Trg svetog Križa i oslobođenja od turske opsade 123a',
      postalCode: '40000',
      city: 'Čakovec - Sveti Martin na Muri',
      country: 'HR',
    },
  },
  buyer: {
    ...vatCompany.buyer,
    name: 'Ministarstvo prostornoga uređenja, graditeljstva i državne imovine Republike Hrvatske, Uprava za stambenu politiku',
  },
  lines: lines([
    {
      description:
        'Projektantski nadzor nad izvođenjem radova na rekonstrukciji i energetskoj obnovi višestambene zgrade prema ugovoru od 12. siječnja 2026., uključujući izlaske na gradilište, zapisnike i dokazivanje uporabljivosti ☕',
      quantity: '123456.7891',
      unit: 'MTK',
      unitPrice: '123456.789012',
      amountMinor: 1524157890000n,
      discountPercent: '12.5',
      discountMinor: 217736841429n,
      vatCode: 'standard',
      ratePercent: '25',
    },
    {
      description: 'Otorinolaringologijskospecijalističkopoliklinički_pregled_bez_ijednog_razmaka_u_opisu_stavke_0123456789',
      quantity: '1',
      unit: 'H87',
      unitPrice: '0.01',
      amountMinor: 1n,
      vatCode: 'standard',
      ratePercent: '25',
    },
  ]),
  discountPercent: '',
  totals: {
    groups: [group('standard', '25', 1524157890001n, 381039472500n)],
    linesMinor: 1524157890001n,
    discountMinor: 0n,
    baseMinor: 1524157890001n,
    vatMinor: 381039472500n,
    totalMinor: 1905197362501n,
  },
  paymentReference: { model: 'HR01', reference: '2026-1234567890-2' },
};
