import type { InternalActContent } from '#server/contracts/internal-act.ts';
import type { DevicePurpose } from '#server/domain/invoicing/device-purpose.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';
import { formatDate, formatEuro, type PrintedPaper } from '#server/modules/invoicing/index.ts';

type Words = Omit<PrintedPaper, 'printedAt' | 'demo'>;

const day = (date: string): string => formatDate(date, 'hr');

const ISSUES = { receipts: ', izdaje račune koji se fiskaliziraju', einvoices: ', izdaje eRačune' } as const;
const issues = (purpose: DevicePurpose | undefined): string => (purpose === undefined ? '' : ISSUES[purpose]);

const ownerLine = ({ name, oib }: InternalActContent['owner']): string => `${name}, OIB ${oib}`;

/**
 * The internal act on numbers of receipts, which Zakon o fiskalizaciji (NN 89/2025) čl. 9 leaves to the taxpayer.
 *
 * @param holdsFrom `YYYY-MM-DD`
 */
export function actPaper({ owner, numberingPer, premises }: InternalActContent, holdsFrom: string): Words {
  const [place] = premises;
  const mark = place?.code ?? 'P1';
  const till = place?.devices[0]?.code ?? '1';
  const isPerPremises = numberingPer === 'premises';
  return {
    title: 'Interni akt o slijednosti brojeva računa',
    owner: ownerLine(owner),
    opening:
      `Na temelju članka 9. Zakona o fiskalizaciji (NN 89/2025) obveznik ${owner.name}, ${owner.address}, OIB ${owner.oib}, ` +
      'određuje pravila slijednosti brojeva računa, oznake poslovnih prostora i naplatnih uređaja.',
    parts: [
      {
        heading: '1. Broj računa',
        sentences: [
          `Broj računa, na primjer 1/${mark}/${till}, ima tri dijela: redni broj, oznaku poslovnog prostora i oznaku naplatnog uređaja.`,
          isPerPremises
            ? 'Redni brojevi teku bez preskakanja na razini poslovnog prostora: svi naplatni uređaji u prostoru dijele jedan niz.'
            : 'Redni brojevi teku bez preskakanja na razini naplatnog uređaja: svaki naplatni uređaj ima svoj niz.',
          'Niz počinje iznova svake kalendarske godine.',
        ],
        list: [],
      },
      {
        heading: '2. Poslovni prostori i naplatni uređaji',
        sentences: premises.length === 0 ? ['Obveznik još nema poslovni prostor u upotrebi.'] : [],
        list: premises.flatMap(({ code, name, address, devices }) => [
          `Poslovni prostor ${code}: ${name}, ${address}`,
          ...devices.map(
            (device) => `Naplatni uređaj ${device.code} u prostoru ${code}: ${device.name}${issues(device.purpose)}`,
          ),
        ]),
      },
      {
        heading: '3. Operateri',
        sentences: [
          'Svaka osoba koja izdaje račune ima svoju oznaku operatera, koja se ispisuje na računu.',
          'Popis oznaka s OIB-om osoba vodi se u programu kojim se izdaju računi.',
        ],
        list: [],
      },
      ...cashPart(premises),
      {
        heading: `${withCash(premises).length === 0 ? 4 : 5}. Primjena`,
        sentences: [`Ovaj akt primjenjuje se od ${day(holdsFrom)}`],
        list: [],
      },
    ],
    signature: { place: `Datum: ${day(holdsFrom)}`, under: owner.ownerName ?? 'Odgovorna osoba' },
    large: false,
  };
}

const withCash = (premises: InternalActContent['premises']) => premises.filter(({ cashMaximum }) => cashMaximum !== undefined);

/** The cash maximum of the premises that have one; nothing where none has. */
function cashPart(premises: InternalActContent['premises']): Words['parts'] {
  const places = withCash(premises);
  if (places.length === 0) return [];
  return [
    {
      heading: '4. Blagajnički maksimum',
      sentences: ['Gotovina iznad blagajničkog maksimuma na kraju dana polaže se na račun kod banke.'],
      list: places.map(
        ({ code, cashMaximum }) =>
          `Blagajnički maksimum u prostoru ${code}: ${formatEuro(minorFromDecimal(cashMaximum ?? '0'), 'hr')}`,
      ),
    },
  ];
}

/** What a customer is told at the till (Zakon o fiskalizaciji čl. 25 and 28). */
export function noticePaper({ owner }: InternalActContent): Words {
  return {
    title: 'Obavijest kupcima',
    owner: ownerLine(owner),
    opening: 'Za svaku kupnju dužni smo vam izdati račun.',
    parts: [
      {
        heading: 'Uzmite račun',
        sentences: ['Kupac je dužan uzeti račun i sačuvati ga neposredno nakon izlaska iz poslovnog prostora.'],
        list: [],
      },
      {
        heading: 'Provjerite račun',
        sentences: [
          'Je li račun prijavljen Poreznoj upravi, možete provjeriti u roku od 30 dana od izdavanja: skenirajte QR kod na računu ili upišite njegove podatke na porezna.gov.hr.',
        ],
        list: [],
      },
    ],
    signature: null,
    large: true,
  };
}
