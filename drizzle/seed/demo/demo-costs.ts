import type { SaveExpenseInput } from '#server/contracts/expenses.ts';
import { addDays, type PlainDate } from '#server/domain/shared/plain-date.ts';
import type { AppCaller } from '#server/trpc/caller.ts';

/** Received documents of the demo that nobody has booked yet, by the name of the simulated reader's samples. */
const RECEIVED = ['posluzitelj', 'kava'];

type Cost = Omit<SaveExpenseInput, 'issuedOn' | 'dueOn'> & {
  readonly daysAgo: number;
  /** Days until it had to be paid. */
  readonly term?: number;
};

const nothing = { supplierTaxId: '', supplierAddress: '', supplierIban: '', paymentReference: '', note: '' };

/** The supplier of one of the received documents, so that the demo shows what knowing one is good for. */
const server = (daysAgo: number, number: string): Cost => ({
  ...nothing,
  daysAgo,
  term: 14,
  supplierName: 'Poslužitelj d.o.o.',
  supplierTaxId: '27759560625',
  supplierAddress: 'Ulica lipa 8, 21000 Split',
  supplierIban: 'HR1210010051863000160',
  number,
  currency: 'EUR',
  total: '46.25',
  category: 'software',
  lines: [
    { description: 'Najam poslužitelja', quantity: '1', unitPrice: '30', amount: '30.00' },
    { description: 'Sigurnosna kopija', quantity: '20', unitPrice: '0.35', amount: '7.00' },
  ],
  vatGroups: [{ rate: '25', base: '37.00', amount: '9.25' }],
});

const rent = (daysAgo: number, number: string): Cost => ({
  ...nothing,
  daysAgo,
  term: 8,
  supplierName: 'Prostori Tušek, obrt',
  supplierTaxId: '55500123451',
  supplierAddress: 'Gornji trg 3, 10000 Zagreb',
  number,
  currency: 'EUR',
  total: '320.00',
  category: 'rent',
  lines: [{ description: 'Najam ateljea', quantity: '1', unitPrice: '320', amount: '320.00' }],
});

const fuel = (daysAgo: number, number: string): Cost => ({
  ...nothing,
  daysAgo,
  supplierName: 'Crpka Žutika d.o.o.',
  supplierTaxId: '85821130368',
  supplierAddress: 'Zagrebačka 12, 47000 Karlovac',
  number,
  currency: 'EUR',
  total: '59.74',
  category: 'fuel',
  paymentMethod: 'card',
  lines: [{ description: 'Eurosuper 95', quantity: '41.2', unitPrice: '1.45', amount: '59.74' }],
  vatGroups: [{ rate: '25', base: '47.79', amount: '11.95' }],
});

const tools = (daysAgo: number, number: string): Cost => ({
  ...nothing,
  daysAgo,
  supplierName: 'Cloudberry Tools Limited',
  supplierTaxId: 'IE6388047V',
  supplierAddress: '3 Hanover Quay, Dublin, Ireland',
  number,
  currency: 'USD',
  total: '48.00',
  category: 'software',
  paymentMethod: 'card',
  lines: [{ description: 'Team plan', quantity: '3', unitPrice: '16', amount: '48.00' }],
  vatGroups: [{ rate: '0', base: '48.00', amount: '0.00' }],
});

const COSTS: readonly Cost[] = [
  rent(62, '9-1-1'),
  server(58, '188-1-1'),
  tools(47, 'CB-1174'),
  fuel(38, '29114/BP2/3'),
  rent(32, '10-1-1'),
  server(28, '196-1-1'),
  tools(17, 'CB-1238'),
  fuel(9, '30455/BP2/1'),
  rent(2, '11-1-1'),
];

/**
 * Writes two months of costs, and lets two suppliers' documents come in, which the simulated reader then reads.
 * `isReading`: documents can be kept and are read.
 */
export async function seedDemoCosts(api: AppCaller, today: PlainDate, { isReading }: { isReading: boolean }): Promise<void> {
  for (const { daysAgo, term, ...cost } of COSTS) {
    const issuedOn = addDays(today, -daysAgo);
    await api.expenses.save({ ...cost, issuedOn, dueOn: term === undefined ? null : addDays(issuedOn, term) });
  }
  if (!isReading) return;
  const { drawnDocument } = await import('#mocks/openai/fixtures/draw.ts');
  for (const name of RECEIVED) {
    const { filename, contentType, bytes } = drawnDocument(name);
    await api.documents.upload({ filename, contentType, base64: bytes.toString('base64') });
  }
}
