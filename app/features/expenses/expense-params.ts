import { ListExpensesInput } from '#server/contracts/expenses.ts';

/** What of the list stands in its address; `trail` holds the cursors of the pages gone through, the current one last. */
export interface ExpenseParams {
  readonly search: string;
  /** `YYYY-MM` */
  readonly month: string | null;
  readonly trail: readonly string[];
}

const LONGEST_TRAIL = 12;

/** Reads the list's address. What it does not understand counts as not given, so that an old link still opens. */
export function readExpenseParams(query: URLSearchParams): ExpenseParams {
  const month = ListExpensesInput.shape.month.safeParse(query.get('mjesec') ?? undefined);
  return {
    search: (query.get('q') ?? '').trim().slice(0, 200),
    month: month.data ?? null,
    trail: query.getAll('nakon').slice(-LONGEST_TRAIL),
  };
}

/** The address's query for these params; empty where all is as it begins. */
export function expenseQuery({ search, month, trail }: ExpenseParams): string {
  const query = new URLSearchParams();
  if (search) query.set('q', search);
  if (month) query.set('mjesec', month);
  for (const cursor of trail.slice(-LONGEST_TRAIL)) query.append('nakon', cursor);
  const text = query.toString();
  return text ? `?${text}` : '';
}
