import { LIST_TABS, listInput, type ListParams } from '#app/features/invoice-list/list-params.ts';
import { formatDate } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import type { InvoiceListItem } from '#server/contracts/invoicing.ts';
import { neutralizeCell } from '#server/domain/shared/csv-write.ts';
import { isUuid } from '#server/domain/shared/ids.ts';

const PAGE = 100;
const BOM = '\ufeff';

type Row = Pick<InvoiceListItem, 'number' | 'kind' | 'buyerName' | 'issuedOn' | 'dueOn' | 'status' | 'total' | 'open'>;

/**
 * Rows as Croatian Excel opens them: semicolons, CRLF. Words are made safe against formulas; amounts stay as they are, for
 * a minus in front is no formula there.
 */
const csvLines = (rows: readonly (readonly string[])[]): string => rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('');

const cell = (text: string): string => {
  const safe = /^-?\d+(,\d+)?$/.test(text) ? text : neutralizeCell(text);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Header of the file. */
export const csvHeader = (t: Translate): readonly string[] => [
  t('invoices.column.number'),
  t('invoices.csv.kind'),
  t('invoices.buyer'),
  t('invoices.column.issued'),
  t('invoices.column.due'),
  t('invoices.column.status'),
  t('invoices.csv.total'),
  t('invoices.csv.open'),
];

/** One document as a row: dates as people write them, amounts with a comma and without thousands, so that Excel counts with them. */
export const csvRow = (t: Translate, row: Row): readonly string[] => [
  row.number,
  t(`invoices.kind.${row.kind}`),
  row.buyerName || t('invoices.walkIn'),
  plainDate(row.issuedOn),
  row.dueOn === null ? '' : plainDate(row.dueOn),
  t(`invoices.state.${row.status}`),
  row.total.replace('.', ','),
  row.open.replace('.', ','),
];

const plainDate = (date: string): string => formatDate(date).replaceAll('\u00a0', ' ');

/** The list of an address as a file, read and sent page by page: memory does not grow with it. */
export function csvOfList(api: CompanyApiCaller, params: ListParams, t: Translate): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const tab = LIST_TABS.find((each) => each === params.tab && each !== 'drafts') ?? 'all';
  let cursor: string | null = null;
  let begun = false;
  return new ReadableStream({
    async pull(controller) {
      const page = await api.invoicing.list(listInput({ ...params, tab, trail: cursor === null ? [] : [cursor] }, PAGE));
      const rows = page.items.map((item) => csvRow(t, item));
      controller.enqueue(encoder.encode(begun ? csvLines(rows) : BOM + csvLines([csvHeader(t), ...rows])));
      begun = true;
      cursor = page.nextCursor;
      if (cursor === null) controller.close();
    },
  });
}

/** Chosen documents as a file, in the order given; those that do not exist are left out. */
export async function csvOfChosen(api: CompanyApiCaller, chosen: readonly string[], t: Translate): Promise<string> {
  const ids = [...new Set(chosen.filter(isUuid))].slice(0, PAGE);
  const { items } = await api.invoicing.list({ ids, limit: PAGE });
  const byId = new Map(items.map((item) => [item.id, item]));
  const rows = ids.flatMap((id) => byId.get(id) ?? []).map((item) => csvRow(t, item));
  return BOM + csvLines([csvHeader(t), ...rows]);
}
