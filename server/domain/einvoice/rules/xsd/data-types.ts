import { isDecimalText, normalizeSpace, plainDay } from '../kit/values.ts';

/** Data types of UBL 2.1 (unqualified data types on core component types), as far as a value or an attribute can break them. */
export interface DataType {
  readonly name: DataTypeName;
  /** Attributes that may stand there, and the one that must. */
  readonly attributes: ReadonlySet<string>;
  readonly must: string | null;
  /** False for a value that the type does not admit; absent where every text is admitted. */
  readonly admits?: (value: string) => boolean;
}

export type DataTypeName =
  'Amount' | 'BinaryObject' | 'Code' | 'Date' | 'Identifier' | 'Indicator' | 'Measure' | 'Numeric' | 'Quantity' | 'Text' | 'Time';

const ZONE = String.raw`(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))?`;
const DATE = new RegExp(String.raw`^-?(\d{4}|[1-9]\d{4,})-(\d\d)-(\d\d)${ZONE}$`);
const TIME = new RegExp(String.raw`^(([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?)${ZONE}$`);
const LANGUAGE = /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/;

/** An `xsd:decimal`: no exponent, no thousands marks. */
const isDecimal = isDecimalText;

/** An `xsd:date` of the calendar, with or without a zone; there is no year 0. Blanks around it do not count. */
const isDate = (value: string): boolean => {
  if (plainDay(value) !== null) return true;
  const [, year = '', month = '', day = ''] = DATE.exec(normalizeSpace(value)) ?? [];
  // A leap day is asked of a year of the same kind, for years beyond what `Date` bears.
  const last = new Date(Date.UTC(2000 + (Number(year.slice(-4)) % 400), Number(month), 0)).getUTCDate();
  return year !== '' && Number(year) !== 0 && month >= '01' && month <= '12' && day >= '01' && Number(day) <= last;
};

const isTime = (value: string): boolean => TIME.test(normalizeSpace(value));

const isIndicator = (value: string): boolean => /^(true|false|0|1)$/.test(normalizeSpace(value));

/** An `xsd:base64Binary`: groups of four signs with spaces anywhere, padded at the end. */
const isBase64 = (value: string): boolean => {
  const signs = value.replace(/[\t\n\r ]+/g, '');
  return signs.length % 4 === 0 && /^[A-Za-z0-9+/]*(?:[AEIMQUYcgkosw048]=|[AQgw]==)?$/.test(signs);
};

/** An `xsd:language`, the type of `languageID`. */
export const isLanguage = (value: string): boolean => LANGUAGE.test(normalizeSpace(value));

const attributes = (names: string, must: string | null = null): Pick<DataType, 'attributes' | 'must'> => ({
  attributes: new Set([...names.split(' '), ...(must === null ? [] : [must])]),
  must,
});

const TEXT = attributes('languageID languageLocaleID');
const CODE = attributes('listID listAgencyID listAgencyName listName listVersionID name languageID listURI listSchemeURI');
const IDENTIFIER = attributes('schemeID schemeName schemeAgencyID schemeAgencyName schemeVersionID schemeDataURI schemeURI');
const NONE = { attributes: new Set<string>(), must: null };

export const DATA_TYPES: Readonly<Record<DataTypeName, DataType>> = {
  Amount: { name: 'Amount', ...attributes('currencyCodeListVersionID', 'currencyID'), admits: isDecimal },
  BinaryObject: {
    name: 'BinaryObject',
    ...attributes('format encodingCode characterSetCode uri filename', 'mimeCode'),
    admits: isBase64,
  },
  Code: { name: 'Code', ...CODE },
  Date: { name: 'Date', ...NONE, admits: isDate },
  Identifier: { name: 'Identifier', ...IDENTIFIER },
  Indicator: { name: 'Indicator', ...NONE, admits: isIndicator },
  Measure: { name: 'Measure', ...attributes('unitCodeListVersionID', 'unitCode'), admits: isDecimal },
  Numeric: { name: 'Numeric', ...attributes('format'), admits: isDecimal },
  Quantity: {
    name: 'Quantity',
    ...attributes('unitCode unitCodeListID unitCodeListAgencyID unitCodeListAgencyName'),
    admits: isDecimal,
  },
  Text: { name: 'Text', ...TEXT },
  Time: { name: 'Time', ...NONE, admits: isTime },
};

/** UBL's elements end with their representation term. */
const BY_ENDING: readonly (readonly [string, DataTypeName])[] = [
  ['BinaryObject', 'BinaryObject'],
  ['Amount', 'Amount'],
  ['Code', 'Code'],
  ['Date', 'Date'],
  ['ID', 'Identifier'],
  ['Indicator', 'Indicator'],
  ['Measure', 'Measure'],
  ['Numeric', 'Numeric'],
  ['Percent', 'Numeric'],
  ['Quantity', 'Quantity'],
  ['Rate', 'Numeric'],
  ['Time', 'Time'],
  ['URI', 'Identifier'],
];

/** The data type of a basic element by its local name. `TimeAmount` is the one text that ends like another type. */
export function dataTypeOf(localName: string): DataType {
  if (localName === 'TimeAmount') return DATA_TYPES.Text;
  const term = BY_ENDING.find(([ending]) => localName.endsWith(ending))?.[1];
  return DATA_TYPES[term ?? 'Text'];
}
