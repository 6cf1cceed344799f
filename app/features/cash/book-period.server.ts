import type { LoaderFunctionArgs } from '@remix-run/node';
import { zagrebDate } from '#app/i18n/format.ts';
import { parseDate } from '#app/i18n/parse.ts';

/** Premises and period of an address of the cash book: `?prostor=…&od=…&do=…`; today where no day stands in it. */
export function bookPeriod({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const today = zagrebDate(context.now());
  const day = (name: string): string => parseDate(query.get(name) ?? '', today) ?? today;
  return { premisesId: query.get('prostor') ?? '', from: day('od'), to: day('do') };
}
