import { byId, type Fixture, type Inputs } from './fixture-inputs.ts';

/** A row for the other company's customer, whom nobody here knows. */
const theirCustomer: Inputs = ({ contactOib }) => [
  { text: `Broj;Datum;Kupac;OIB;Otvoreno\n1;1.9.2026.;Tuđi;${contactOib};5,00` },
];

/** Procedures about unpaid invoices of another program. */
export const OPENING_FIXTURES: Readonly<Record<string, Fixture>> = {
  'opening.list': { blind: ({ contactId }) => [{}, { all: true }, { contactId }] },
  'opening.get': byId('openingId'),
  'opening.previewImport': { blind: theirCustomer },
  'opening.import': { blind: theirCustomer },
  'opening.recordPayment': {
    refused: ({ openingId: id }) => [{ id, amount: '1.00', paidOn: '2026-11-02', method: 'cash' }],
  },
  'opening.voidPayment': {
    refused: ({ openingId: id, openingPaymentId: paymentId }, mine) => [
      { id, paymentId },
      { id: mine.openingId, paymentId },
    ],
  },
  'opening.setArchived': { refused: ({ openingId: id }) => [{ id, archived: true }] },
};
