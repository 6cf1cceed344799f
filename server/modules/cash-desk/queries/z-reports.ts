import { and, desc, eq, isNotNull, lt, or } from 'drizzle-orm';

import { tillShifts } from '#drizzle/schema/cash.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { ShiftReportInput, ShiftReportsInput, ZReportDto, ZReportPage } from '#server/contracts/cash.ts';
import { decodeCursor, encodeCursor } from '#server/contracts/cursor.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { decimalFromMinor } from '#server/domain/shared/money.ts';
import type { ShiftRow } from '#server/modules/cash/index.ts';
import { tillDevicesOf } from '#server/modules/till/index.ts';

import { removalsOf } from '../removals.ts';

const PAGE = 50;

/** Z reports, the latest first; of one till or of all. */
export async function listZReports(ctx: CompanyContext, { deviceId, cursor }: ShiftReportsInput): Promise<ZReportPage> {
  const { closedAt, id } = tillShifts;
  const after = decodeCursor(cursor, ['instant', 'id'] as const);
  return withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const rows = await tx
      .select()
      .from(tillShifts)
      .where(
        and(
          isNotNull(closedAt),
          deviceId === undefined ? undefined : eq(tillShifts.deviceId, deviceId),
          after === null ? undefined : or(lt(closedAt, after[0]), and(eq(closedAt, after[0]), lt(id, after[1]))),
        ),
      )
      .orderBy(desc(closedAt), desc(id))
      .limit(PAGE + 1);
    const items = rows.slice(0, PAGE).map((row) => {
      const z = zReportDto(row, false);
      const { documents } = z.report;
      return {
        id: z.id,
        number: z.number,
        openedAt: z.openedAt,
        closedAt: z.closedAt,
        difference: z.difference,
        deviceCode: z.head.deviceCode,
        premisesCode: z.head.premisesCode,
        premisesName: z.head.premisesName,
        closedBy: z.head.closedBy,
        count: documents.count,
        total: documents.total,
      };
    });
    const last = items.at(-1);
    return {
      items,
      nextCursor: rows.length > PAGE && last !== undefined ? encodeCursor([last.closedAt, last.id]) : null,
      devices: await tillDevicesOf(tx),
    };
  });
}

/** A Z report as it was when its shift was closed. Throws `not_found` SHIFT_NOT_FOUND. */
export const getZReport = (ctx: CompanyContext, { id }: ShiftReportInput): Promise<ZReportDto> =>
  withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const shift = await closedShift(tx, id);
    const z = zReportDto(shift, isDemo(ctx));
    const { deviceId, number } = shift;
    return { ...z, removals: await removalsOf(tx, { deviceId, number, until: z.closedAt }) };
  });

const isDemo = ({ deps }: CompanyContext): boolean => deps.installation.environment === 'demo';

async function closedShift(tx: CompanyTx, id: string): Promise<ShiftRow> {
  const [row] = await tx
    .select()
    .from(tillShifts)
    .where(and(eq(tillShifts.id, id), isNotNull(tillShifts.closedAt)));
  if (row === undefined) throw notFound('SHIFT_NOT_FOUND');
  return row;
}

function zReportDto(row: ShiftRow, demo: boolean): Omit<ZReportDto, 'removals'> {
  const { report, closedAt, expectedMinor, countedMinor, leftMinor } = row;
  if (report === null || closedAt === null || expectedMinor === null || countedMinor === null || leftMinor === null)
    throw new Error('a closed shift without its report');
  const { head, ...figures } = report;
  return {
    id: row.id,
    number: row.number,
    openedAt: row.openedAt,
    closedAt,
    difference: decimalFromMinor(countedMinor - expectedMinor),
    head,
    isAutomatic: row.automatic,
    expected: decimalFromMinor(expectedMinor),
    counted: decimalFromMinor(countedMinor),
    left: decimalFromMinor(leftMinor),
    explanation: row.explanation,
    pieces: row.pieces,
    report: figures,
    isDemo: demo,
  };
}
