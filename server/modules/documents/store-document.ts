import { createHash } from 'node:crypto';

import { and, eq } from 'drizzle-orm';

import { type DocumentKind, documents } from '#drizzle/schema/documents.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { retentionYearsAt } from '#server/domain/rules/read-rules.ts';
import { endOfYearPlus, zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';

export type DocumentRow = typeof documents.$inferSelect;

export interface NewDocument {
  readonly kind: DocumentKind;
  readonly subject: string;
  readonly variant: string;
  readonly filename: string;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/**
 * Keeps a file: its bytes in the document store under a name made of their hash, then its row. Repeating it changes nothing,
 * and a row never stands without its bytes. Where `inItsPlace` names a document, in the transaction that would keep this one, that one
 * is returned and this one is not kept.
 */
export async function storeDocument(
  deps: Deps,
  scope: CompanyScope,
  file: NewDocument,
  inItsPlace?: (tx: CompanyTx) => Promise<DocumentRow | undefined>,
): Promise<DocumentRow> {
  const { kind, subject, variant, filename, contentType, body } = file;
  const same = and(eq(documents.subject, subject), eq(documents.kind, kind), eq(documents.variant, variant));
  const [known] = await withCompanyTx(deps, scope, (tx) => tx.select().from(documents).where(same));
  if (known) return known;
  const sha256 = createHash('sha256').update(body).digest('hex');
  const storageKey = `company/${scope.companyId}/${sha256}`;
  const today = zagrebDateOf(deps.clock.now());
  const retainUntil = endOfYearPlus(today, retentionYearsAt(await deps.rules(), today));
  await deps.ports.documentStorage.put({ key: storageKey, body, contentType, sha256, retainUntil });
  deps.checkpoint('document.put');
  return withCompanyTx(deps, scope, async (tx) => {
    const standing = await inItsPlace?.(tx);
    if (standing) return standing;
    const id = deps.ids.next();
    const values = {
      companyId: scope.companyId,
      id,
      kind,
      subject,
      variant,
      storageKey,
      sha256,
      bytes: body.length,
      contentType,
      filename,
      retainUntil,
    };
    const [row] = await tx
      .insert(documents)
      .values({ ...values, createdAt: deps.clock.now() })
      .onConflictDoNothing()
      .returning();
    if (!row) {
      const [other] = await tx.select().from(documents).where(same);
      if (!other) throw new Error('a document vanished while it was kept');
      return other;
    }
    if (subject.startsWith('invoice:'))
      await record(tx, { type: 'invoice.archived', subject, data: { documentId: id, kind, sha256 } });
    return row;
  });
}
