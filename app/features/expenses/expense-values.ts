import type { Expense } from '#server/contracts/expenses.ts';
import type { CostCategory } from '#server/domain/expenses/cost-category.ts';
import type { Reading } from '#server/domain/expenses/reading.ts';

export type LineValues = Record<'description' | 'quantity' | 'unitPrice' | 'amount', string>;
export type VatValues = Record<'rate' | 'base' | 'amount', string>;

export type ExpenseField =
  | 'supplierName'
  | 'supplierTaxId'
  | 'supplierAddress'
  | 'supplierIban'
  | 'number'
  | 'issuedOn'
  | 'deliveredOn'
  | 'dueOn'
  | 'currency'
  | 'total'
  | 'category'
  | 'paymentMethod'
  | 'paymentReference'
  | 'note';

/** A cost as the form holds it; amounts are decimal strings, days are PlainDates. */
export type ExpenseValues = Record<ExpenseField, string> & { lines: LineValues[]; vatGroups: VatValues[] };

/** How the form is written: what is a number, and what a day. */
export const EXPENSE_FORMATS = {
  numbers: [
    'total',
    'lines[].quantity',
    'lines[].unitPrice',
    'lines[].amount',
    'vatGroups[].rate',
    'vatGroups[].base',
    'vatGroups[].amount',
  ],
  dates: ['issuedOn', 'deliveredOn', 'dueOn'],
} as const;

/** Rows to be filled in. */
export const EMPTY_LINE: LineValues = { description: '', quantity: '', unitPrice: '', amount: '' };
export const EMPTY_VAT: VatValues = { rate: '', base: '', amount: '' };

/** An empty cost. */
const EMPTY: ExpenseValues = {
  supplierName: '',
  supplierTaxId: '',
  supplierAddress: '',
  supplierIban: '',
  number: '',
  issuedOn: '',
  deliveredOn: '',
  dueOn: '',
  currency: 'EUR',
  total: '',
  category: 'other',
  paymentMethod: 'transfer',
  paymentReference: '',
  note: '',
  lines: [EMPTY_LINE],
  vatGroups: [EMPTY_VAT],
};

const orOne = <Row>(rows: readonly Row[], empty: Row): Row[] => (rows.length > 0 ? [...rows] : [empty]);

/**
 * What was read, ready to be looked over; empty where nothing was. Each list has a row at least. `category`: what the supplier's last
 * cost was.
 */
export function valuesOfReading(reading: Reading | null, category: CostCategory | null = null): ExpenseValues {
  if (reading === null) return EMPTY;
  return {
    supplierName: reading.supplierName ?? '',
    supplierTaxId: reading.supplierTaxId ?? '',
    supplierAddress: reading.supplierAddress ?? '',
    supplierIban: reading.supplierIban ?? '',
    number: reading.number ?? '',
    issuedOn: reading.issuedOn ?? '',
    deliveredOn: reading.deliveredOn ?? '',
    dueOn: reading.dueOn ?? '',
    currency: reading.currency ?? 'EUR',
    total: reading.total ?? '',
    category: category ?? 'other',
    paymentMethod: reading.paymentMethod ?? (reading.kind === 'receipt' ? 'cash' : 'transfer'),
    paymentReference: reading.paymentReference ?? '',
    note: '',
    lines: orOne(
      reading.lines.map(({ description, quantity, unitPrice, amount }) => ({
        description,
        quantity: quantity ?? '',
        unitPrice: unitPrice ?? '',
        amount: amount ?? '',
      })),
      EMPTY_LINE,
    ),
    vatGroups: orOne(
      reading.vatGroups.map(({ rate, base, amount }) => ({ rate, base, amount })),
      EMPTY_VAT,
    ),
  };
}

/** A written cost, to be changed. */
export function valuesOfExpense(expense: Expense): ExpenseValues {
  const { supplierName, supplierTaxId, supplierAddress, supplierIban, number, issuedOn, currency, total } = expense;
  const { category, paymentMethod, paymentReference, note } = expense;
  return {
    supplierName,
    supplierTaxId,
    supplierAddress,
    supplierIban,
    number,
    issuedOn,
    currency,
    total,
    category,
    paymentMethod,
    paymentReference,
    note,
    deliveredOn: expense.deliveredOn ?? '',
    dueOn: expense.dueOn ?? '',
    lines: orOne(
      expense.lines.map((line) => ({ ...line, quantity: line.quantity ?? '', unitPrice: line.unitPrice ?? '' })),
      EMPTY_LINE,
    ),
    vatGroups: orOne(expense.vatGroups, EMPTY_VAT),
  };
}
