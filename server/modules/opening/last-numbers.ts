import { and, gte, isNull, lte, sql } from 'drizzle-orm';

import { openingReceivables } from '#drizzle/schema/opening.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';

/** The highest number of a year that was given elsewhere with these marks of premises and device. */
export interface NumberFromElsewhere {
  readonly ordinal: number;
  readonly premisesCode: string;
  readonly deviceCode: string;
}

/** `118/P1/1` and `118-P1-1`; what has another form tells nothing of a sequence. */
const PARTS = sql`regexp_match(${openingReceivables.number}, '^0*([0-9]{1,7}) *[/-] *([0-9A-Za-z]{1,20}) *[/-] *([0-9]{1,20})$')`;

/** The last numbers of another program that can be told from the unpaid invoices which came from it, a row for each premises and device. */
export const lastNumbersFromElsewhere = (tx: CompanyTx, year: number): Promise<readonly NumberFromElsewhere[]> =>
  tx
    .select({
      ordinal: sql<number>`max((${PARTS})[1]::int)`.mapWith(Number),
      premisesCode: sql<string>`(${PARTS})[2]`,
      deviceCode: sql<string>`(${PARTS})[3]`,
    })
    .from(openingReceivables)
    .where(
      and(
        gte(openingReceivables.issuedOn, `${year}-01-01`),
        lte(openingReceivables.issuedOn, `${year}-12-31`),
        isNull(openingReceivables.archivedAt),
        sql`${PARTS} is not null`,
      ),
    )
    .groupBy(sql`2`, sql`3`);
