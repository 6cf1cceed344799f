import { childOf, elementsAt, type XmlElement } from '../xml/tree.ts';
import type { Address, Contact, Identifier, Party, Payee, TaxRepresentative } from './einvoice.ts';
import { type Part, type Parts, partsOf } from './parts.ts';

const identifier = partsOf<Identifier>();
/** An identifier at `cbc:ID`, or at another name. */
export const identifierParts = (name = 'cbc:ID'): Parts<Identifier> => [
  identifier.text('id', name, { may: { schemeID: 'scheme' } }),
];

const address = partsOf<Address>();
export const addressParts: Parts<Address> = [
  address.textOrNull('street', 'cbc:StreetName'),
  address.textOrNull('secondStreet', 'cbc:AdditionalStreetName'),
  address.textOrNull('city', 'cbc:CityName'),
  address.textOrNull('postalCode', 'cbc:PostalZone'),
  address.textOrNull('region', 'cbc:CountrySubentity'),
  address.within('cac:AddressLine', [address.textOrNull('thirdStreet', 'cbc:Line')]),
  address.within('cac:Country', [address.textOrNull('country', 'cbc:IdentificationCode')]),
];

const schemeOf = (element: XmlElement): string => elementsAt(element, ['cac:TaxScheme', 'cbc:ID'])[0]?.text.trim() ?? '';

/** A number of a tax that is told by its scheme: `VAT`, and anything else. */
const taxNumber = <T extends object>(
  of: ReturnType<typeof partsOf<T>>,
  number: Part<T>,
  key: keyof T,
  scheme: 'VAT' | 'FRE',
): Part<T> =>
  of.within('cac:PartyTaxScheme', [number, of.within('cac:TaxScheme', [of.fixed('cbc:ID', scheme)])], {
    fits: (element) => (schemeOf(element) === 'VAT') === (scheme === 'VAT'),
    when: (value) => value[key] !== null,
  });

const contact = partsOf<Contact>();
const party = partsOf<Party>();
/** Of a seller or a buyer. */
export const partyParts: Parts<Party> = [
  party.beside('endpoint', identifierParts('cbc:EndpointID')),
  party.list('identifiers', 'cac:PartyIdentification', identifierParts()),
  party.within('cac:PartyName', [party.textOrNull('tradingName', 'cbc:Name')]),
  party.one('address', 'cac:PostalAddress', addressParts),
  taxNumber(party, party.textOrNull('vatId', 'cbc:CompanyID'), 'vatId', 'VAT'),
  taxNumber(party, party.textOrNull('taxRegistration', 'cbc:CompanyID'), 'taxRegistration', 'FRE'),
  party.within('cac:PartyLegalEntity', [
    party.text('name', 'cbc:RegistrationName'),
    party.beside('registration', identifierParts('cbc:CompanyID')),
    party.textOrNull('legalInformation', 'cbc:CompanyLegalForm'),
  ]),
  party.one('contact', 'cac:Contact', [
    contact.textOrNull('name', 'cbc:Name'),
    contact.textOrNull('phone', 'cbc:Telephone'),
    contact.textOrNull('email', 'cbc:ElectronicMail'),
  ]),
];

const payee = partsOf<Payee>();
export const payeeParts: Parts<Payee> = [
  payee.list('identifiers', 'cac:PartyIdentification', identifierParts()),
  payee.within('cac:PartyName', [payee.text('name', 'cbc:Name')]),
  payee.within('cac:PartyLegalEntity', [payee.beside('registration', identifierParts('cbc:CompanyID'))]),
];

const representative = partsOf<TaxRepresentative>();
export const representativeParts: Parts<TaxRepresentative> = [
  representative.within('cac:PartyName', [representative.text('name', 'cbc:Name')]),
  representative.one('address', 'cac:PostalAddress', addressParts),
  taxNumber(representative, representative.textOrNull('vatId', 'cbc:CompanyID'), 'vatId', 'VAT'),
];

/** Type of the document that a reference points at. */
export const typeCodeOf = (element: XmlElement): string => childOf(element, 'cbc:DocumentTypeCode')?.text.trim() ?? '';
