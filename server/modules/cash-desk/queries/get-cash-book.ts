import { asc } from 'drizzle-orm';

import { premises } from '#drizzle/schema/companies.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { CashBookDto, CashBookInput, CashStateDto } from '#server/contracts/cash.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';

import { bookDays } from '../book-days.ts';
import { stateDto, stateDtos } from '../state-dto.ts';

/** A day of the cash book of premises, and their cash now. */
export async function getCashBook(ctx: CompanyContext, input: CashBookInput): Promise<CashBookDto> {
  const today = zagrebDateOf(ctx.deps.clock.now());
  const day = input.day === undefined || input.day > today ? today : input.day;
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const { id, code, name, active } = premises;
    const places = await tx.select({ id, code, name, active }).from(premises).orderBy(asc(id));
    const chosen = places.find((place) => place.id === input.premisesId) ?? places.find((place) => place.active) ?? places[0];
    const list = places.map(({ active: _active, ...place }) => place);
    const empty = { day, opening: '0.00', takings: [], slips: [], cameIn: '0.00', wentOut: '0.00', closing: '0.00' };
    if (chosen === undefined) return { ...empty, premises: list, state: null, today, drawers: [] };
    const [book = empty] = await bookDays(tx, chosen.id, day, day);
    const state = await stateDto(tx, chosen.id);
    return { ...book, premises: list, state, today, drawers: state.drawers };
  });
}

/** The cash of all premises in use, for the inspector. */
export const getCashStates = (ctx: CompanyContext): Promise<readonly CashStateDto[]> =>
  withCompanyTx(ctx.deps, scopeOf(ctx), (tx) => stateDtos(tx));
