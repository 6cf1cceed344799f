import { ListBankTransactionsInput } from '#server/contracts/banking.ts';

/** What of the list stands in its address; `trail` holds the cursors of the pages gone through, the current one last. */
export interface TransactionParams {
  readonly search: string;
  readonly account: string | null;
  readonly month: string | null;
  readonly direction: 'in' | 'out' | null;
  readonly trail: readonly string[];
}

const LONGEST_TRAIL = 12;
const valid = <K extends 'accountId' | 'month' | 'direction'>(name: K, value: string | null) => {
  const parsed = ListBankTransactionsInput.shape[name].safeParse(value ?? undefined);
  return parsed.success ? (parsed.data ?? null) : null;
};

/** Reads the list's address. What it does not understand counts as not given, so that an old link still opens. */
export const readTransactionParams = (query: URLSearchParams): TransactionParams => ({
  search: (query.get('q') ?? '').trim().slice(0, 120),
  account: valid('accountId', query.get('racun')),
  month: valid('month', query.get('mjesec')),
  direction: { uplate: 'in' as const, isplate: 'out' as const }[query.get('smjer') ?? ''] ?? null,
  trail: query.getAll('nakon').slice(-LONGEST_TRAIL),
});

const OFFERED_MONTHS = 24;

/** Months to choose from, `YYYY-MM`, the current one first; one that was chosen and lies further back stands last. */
export function offeredMonths(today: string, chosen: string | null): readonly string[] {
  const now = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const months = Array.from({ length: OFFERED_MONTHS }, (_, ago) => {
    const month = now - ago;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
  return chosen === null || months.includes(chosen) ? months : [...months, chosen];
}

/** The address's query for these params; empty where all is as it begins. */
export function transactionQuery({ search, account, month, direction, trail }: TransactionParams): string {
  const query = new URLSearchParams();
  if (search) query.set('q', search);
  if (account) query.set('racun', account);
  if (month) query.set('mjesec', month);
  if (direction) query.set('smjer', direction === 'in' ? 'uplate' : 'isplate');
  for (const cursor of trail.slice(-LONGEST_TRAIL)) query.append('nakon', cursor);
  const text = query.toString();
  return text ? `?${text}` : '';
}
