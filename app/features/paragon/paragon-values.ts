/** A line of the form, as it is typed. */
export type ParagonLineValues = Record<'productId' | 'description' | 'quantity' | 'unitPrice' | 'vatCode', string>;

type ParagonField =
  'id' | 'number' | 'writtenOn' | 'writtenAt' | 'deviceId' | 'operatorId' | 'paymentMethod' | 'buyerOib' | 'total';

/** A paper receipt as the form holds it. */
export type ParagonValues = Record<ParagonField, string> & { lines: ParagonLineValues[] };

/** How the form is written: what is a number, and what a day. */
export const PARAGON_FORMATS = {
  numbers: ['total', 'lines[].quantity', 'lines[].unitPrice'],
  dates: ['writtenOn'],
} as const;

export const EMPTY_PARAGON_LINE: ParagonLineValues = {
  productId: '',
  description: '',
  quantity: '1',
  unitPrice: '',
  vatCode: 'standard',
};
