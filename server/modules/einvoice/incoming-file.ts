import { eq } from 'drizzle-orm';

import { documents } from '#drizzle/schema/documents.ts';
import { incomingEinvoices } from '#drizzle/schema/einvoice.ts';
import type { Deps } from '#server/context.ts';
import type { IncomingHeader } from '#server/contracts/einvoice.ts';
import { type CompanyScope, withCompanyTx } from '#server/db/company-tx.ts';
import { parseXml } from '#server/domain/einvoice/xml/parse-xml.ts';
import type { XmlElement } from '#server/domain/einvoice/xml/tree.ts';
import { notFound, precondition } from '#server/domain/shared/errors.ts';

export interface IncomingFile {
  readonly root: XmlElement;
  readonly header: IncomingHeader;
  /** `eracun-7-P1-1.xml` */
  readonly filename: string;
  readonly receivedAt: Date;
}

/**
 * A received eRačun out of the document store, parsed.
 *
 * @throws DomainError `not_found` EINVOICE_NOT_FOUND; `precondition` EINVOICE_FILE_MISSING, EINVOICE_UNREADABLE; ProviderError
 */
export async function readIncomingFile(deps: Deps, scope: CompanyScope, id: string): Promise<IncomingFile> {
  const [row] = await withCompanyTx(deps, scope, (tx) =>
    tx
      .select({
        header: incomingEinvoices.header,
        receivedAt: incomingEinvoices.receivedAt,
        filename: documents.filename,
        storageKey: documents.storageKey,
      })
      .from(incomingEinvoices)
      .innerJoin(documents, eq(documents.id, incomingEinvoices.documentId))
      .where(eq(incomingEinvoices.id, id)),
  );
  if (row === undefined) throw notFound('EINVOICE_NOT_FOUND');
  const stored = await deps.ports.documentStorage.get(row.storageKey);
  if (stored === null) throw precondition('EINVOICE_FILE_MISSING');
  const parsed = parseXml(stored.body);
  if (!parsed.ok) throw precondition('EINVOICE_UNREADABLE');
  return { root: parsed.root, header: row.header as IncomingHeader, filename: row.filename, receivedAt: row.receivedAt };
}
