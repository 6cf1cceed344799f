import type { ElementRule, SequenceRule, SimpleType } from './schema.ts';

const text = (pattern: RegExp): SimpleType => ({ pattern });
const length = (most: number): SimpleType => ({ pattern: new RegExp(`^[\\s\\S]{1,${most}}$`, 'u') });

const UUID = text(/^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/);
const INSTANT = text(/^[0-9]{2}.[0-9]{2}.[1-2][0-9]{3}T[0-9]{2}:[0-9]{2}:[0-9]{2}$/);
const OIB = text(/^[0-9]{11}$/);
const AMOUNT = text(/^[+-]?[0-9]{1,15}\.[0-9]{2}$/);
const RATE = text(/^[+-]?[0-9]{1,3}\.[0-9]{2}$/);
const DIGITS = text(/^[0-9]{1,20}$/);
const BOOLEAN: SimpleType = { pattern: /^(true|false|1|0)$/, collapse: true };

const one = (name: string, type: ElementRule['type']): ElementRule => ({ name, type });
const maybe = (name: string, type: ElementRule['type']): ElementRule => ({ name, type, optional: true });
const many = (name: string, type: ElementRule['type']): ElementRule => ({ name, type, repeated: true });

const TAX = [one('Stopa', RATE), one('Osnovica', AMOUNT), one('Iznos', AMOUNT)];

const HEADER = [one('IdPoruke', UUID), one('DatumVrijeme', INSTANT)];

/** `RacunType`, in the order of its sequence (Tehnička specifikacija za korisnike, schema 1.10). */
const RECEIPT: SequenceRule = [
  one('Oib', OIB),
  one('USustPdv', BOOLEAN),
  one('DatVrijeme', INSTANT),
  one('OznSlijed', text(/^[NP]$/)),
  one('BrRac', [one('BrOznRac', DIGITS), one('OznPosPr', text(/^[0-9a-zA-Z]{1,20}$/)), one('OznNapUr', DIGITS)]),
  maybe('Pdv', [many('Porez', TAX)]),
  maybe('Pnp', [many('Porez', TAX)]),
  maybe('OstaliPor', [many('Porez', [one('Naziv', length(100)), ...TAX])]),
  maybe('IznosOslobPdv', AMOUNT),
  maybe('IznosMarza', AMOUNT),
  maybe('IznosNePodlOpor', AMOUNT),
  maybe('Naknade', [many('Naknada', [one('NazivN', length(100)), one('IznosN', AMOUNT)])]),
  one('IznosUkupno', AMOUNT),
  one('NacinPlac', text(/^[GKTO]$/)),
  one('OibOper', OIB),
  one('ZastKod', text(/^[a-f0-9]{32}$/)),
  one('NakDost', BOOLEAN),
  maybe('ParagonBrRac', length(100)),
  maybe('SpecNamj', length(1000)),
  maybe('OibPrimateljaRacuna', OIB),
];

const PREMISES = text(/^[0-9a-zA-Z]{1,20}$/);
const DATE = text(/^[0-9]{2}.[0-9]{2}.[1-2][0-9]{3}$/);
const TIME = text(/^([01][0-9]:[0-5][0-9]|2[0-3]:[0-5][0-9]|24:00)$/);
const DAY = text(/^[1-8]$/);
const SPAN = [one('RadnoVrijemeOd', TIME), one('RadnoVrijemeDo', TIME)];
const PART = one('DioDvokratnog', text(/^[12]$/));

const either = (...oneOf: readonly ElementRule[]) => ({ oneOf });

const REGULAR: SequenceRule = [
  one('DatumOd', DATE),
  maybe('DatumDo', DATE),
  maybe('Napomena', length(200)),
  either(
    one('PoDogovoru', [one('RedovnoPoDogovoru', text(/^DA$/))]),
    many('Jednokratno', [one('DanUTjednu', DAY), ...SPAN]),
    many('Dvokratno', [one('DanUTjednu', DAY), PART, ...SPAN]),
    many('ParniNeparni', [one('DanUTjednu', DAY), one('ParNepar', text(/^[PN]$/)), ...SPAN]),
  ),
];

const EXCEPTION: SequenceRule = [one('Datum', DATE), either(one('Jednokratno', SPAN), many('Dvokratno', [PART, ...SPAN]))];

const any = (rule: ElementRule): ElementRule => ({ ...rule, optional: true, repeated: true });

const premises = (content: ElementRule): ElementRule =>
  one('PoslovniProstor', [one('Oib', OIB), one('OznPosPr', PREMISES), content]);

const OPERATOR = one('OibOper', OIB);
const PAYMENT = text(/^[GKTO]$/);

const request = (...content: SequenceRule): SequenceRule => [one('Zaglavlje', HEADER), ...content];

/** The messages of the service, each in the order of its sequence (schema 1.10). */
export const REQUESTS = {
  RacunZahtjev: request(one('Racun', RECEIPT)),
  ProvjeraZahtjev: request(one('Racun', RECEIPT)),
  PromijeniPodatkeRacunaZahtjev: request(
    one('Racun', [
      ...RECEIPT,
      one('PromijenjeniNacinPlac', PAYMENT),
      one('PromijenjeniOibPrimateljaRacuna', text(/^(?:[0-9]{11})?$/)),
    ]),
  ),
  NapojnicaZahtjev: request(
    one('Racun', [...RECEIPT, one('Napojnica', [one('iznosNapojnice', AMOUNT), one('nacinPlacanjaNapojnice', PAYMENT)])]),
  ),
  PrijaviRadnoVrijemeZahtjev: request(
    premises(one('RadnoVrijeme', [any(one('Redovno', REGULAR)), any(one('Iznimke', EXCEPTION))])),
    OPERATOR,
  ),
  ObrisiRadnoVrijemeZahtjev: request(
    premises(
      one('BrisanjeRadnogVremena', [any(one('Redovno', [one('DatumOd', DATE)])), any(one('Iznimke', [one('Datum', DATE)]))]),
    ),
    OPERATOR,
  ),
  DohvatiRadnoVrijemeZahtjev: request(
    one('Oib', OIB),
    one('OznPosPr', PREMISES),
    one('VrstaRadnogVremena', text(/^(?:REDOVNO|IZNIMKE|SVE)$/)),
    OPERATOR,
  ),
  PrijaviRadnoVrijemeZaPoslovniceZahtjev: request(
    one('Oib', OIB),
    one('PoslovniProstori', [
      many('Poslovnica', [one('OznPosPr', PREMISES), either(one('Iznimka', EXCEPTION), one('Redovno', REGULAR))]),
    ]),
    OPERATOR,
  ),
} as const satisfies Readonly<Record<string, SequenceRule>>;

export type RequestName = keyof typeof REQUESTS;
