import { encodeCursor } from '#server/contracts/cursor.ts';

import { askBoth, type Questions } from './ask-both.ts';
import type { BenchLine } from './bench-line.ts';
import { openBooks } from './books.ts';

const SMALL = 1_000;
const LARGE = 100_000;

/** Where a page begins that somebody has leafed to. */
const MONTH_BACK = encodeCursor([new Date(Date.now() - 30 * 86_400_000), '00000000-0000-0000-0000-000000000000']);

/** What a person looks at, through the caller: tabs, orders, a later page and searches of the list, and the start page. */
const QUESTIONS: Questions = {
  'list, all': ({ invoicing }) => invoicing.list({ view: 'all' }),
  'list, open': ({ invoicing }) => invoicing.list({ view: 'open' }),
  'list, overdue': ({ invoicing }) => invoicing.list({ view: 'overdue' }),
  'list, paid': ({ invoicing }) => invoicing.list({ view: 'paid' }),
  'list, awaiting a JIR': ({ invoicing }) => invoicing.list({ view: 'awaiting' }),
  'list, by due date': ({ invoicing }) => invoicing.list({ sort: 'due' }),
  'list, by amount': ({ invoicing }) => invoicing.list({ sort: 'total' }),
  'list, a month back': ({ invoicing }) => invoicing.list({ cursor: MONTH_BACK }),
  'search by name': ({ invoicing }) => invoicing.list({ search: 'đurđevac 7' }),
  'search by number': ({ invoicing }) => invoicing.list({ search: '777/' }),
  'search for what is not there': ({ invoicing }) => invoicing.list({ search: 'nema toga' }),
  'contacts, search': ({ parties }) => parties.list({ search: 'đurđ' }),
  'start page': ({ overview }) => overview.get(),
};

/** Each question in books of 100,000 documents beside books of 1,000, turn by turn on one server: the p95 of both, a line each. */
export const runListsBench = async (): Promise<BenchLine[]> => {
  const { books, close } = await openBooks([SMALL, LARGE]);
  try {
    return await askBoth(QUESTIONS, books, 'documents');
  } finally {
    await close();
  }
};
