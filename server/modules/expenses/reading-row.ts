import { and, desc, eq, inArray, isNull } from 'drizzle-orm';

import { documents, receivedDocuments } from '#drizzle/schema/documents.ts';
import { documentReadings, type ReadingStatus } from '#drizzle/schema/expenses.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { MAX_READABLE_BYTES, READABLE_TYPES, type ReadableType } from '#server/integrations/ocr/port.ts';

export type ReadingRow = typeof documentReadings.$inferSelect;
export type ReceivedRow = Awaited<ReturnType<typeof findReceived>>;

/** Answers that asking again would not change: the file is the same. */
const FINAL: readonly ReadingStatus[] = ['read', 'not_a_document', 'refused'];
/** Longer than the reader is waited for; whoever asked is gone. */
const STALE_MS = 3 * 60_000;

/** A received document that the company still has, with how it came. */
export async function findReceived(tx: CompanyTx, documentId: string) {
  const [row] = await tx
    .select({ document: documents, received: receivedDocuments })
    .from(receivedDocuments)
    .innerJoin(documents, eq(documents.id, receivedDocuments.documentId))
    .where(and(eq(receivedDocuments.documentId, documentId), isNull(receivedDocuments.removedAt)));
  return row ?? null;
}

/** What is known of these bytes: an answer that stands, else the latest question. */
export async function findReading(tx: CompanyTx, sha256: string): Promise<ReadingRow | null> {
  const ofContent = eq(documentReadings.sha256, sha256);
  const [final] = await tx
    .select()
    .from(documentReadings)
    .where(and(ofContent, inArray(documentReadings.status, [...FINAL])))
    .orderBy(desc(documentReadings.startedAt))
    .limit(1);
  if (final) return final;
  const [latest] = await tx.select().from(documentReadings).where(ofContent).orderBy(desc(documentReadings.startedAt)).limit(1);
  return latest ?? null;
}

export const isFinal = ({ status }: ReadingRow): boolean => FINAL.includes(status);

/** Somebody is being waited for. */
export const isUnderWay = ({ status, startedAt }: ReadingRow, now: Date): boolean =>
  status === 'reading' && now.getTime() - startedAt.getTime() < STALE_MS;

export const isReadableType = (contentType: string): contentType is ReadableType =>
  READABLE_TYPES.some((type) => type === contentType);

/** Pictures and PDF of a bearable size; an eRačun needs no reading, HEIC and TIFF no reader takes. */
export const isReadable = ({ contentType, bytes }: { readonly contentType: string; readonly bytes: number }): boolean =>
  isReadableType(contentType) && bytes <= MAX_READABLE_BYTES;

/** Purpose under which the answer of a reading is sealed. */
export const answerPurpose = (companyId: string, id: string): string => `reading:${companyId}:${id}`;
