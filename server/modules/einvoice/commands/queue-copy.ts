import { eq } from 'drizzle-orm';

import { einvoiceCopies } from '#drizzle/schema/einvoice-copies.ts';
import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { SendCopyInput } from '#server/contracts/einvoice-copies.ts';
import type { EInvoiceIdInput } from '#server/contracts/einvoice.ts';
import { type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import {
  changesBetween,
  type CopyChange,
  type CopyContent,
  tidyContent,
  wholeContent,
  type WholeContent,
  withContent,
} from '#server/domain/einvoice/copy/copy-content.ts';
import { findCopyIssues, onTypedLines } from '#server/domain/einvoice/copy/copy-issues.ts';
import { COPY_REFUSALS, type CopyObstacle } from '#server/domain/einvoice/copy/may-copy.ts';
import { fromDocument } from '#server/domain/einvoice/from-document/from-document.ts';
import type { Attachment } from '#server/domain/einvoice/model/einvoice.ts';
import { writeEInvoice } from '#server/domain/einvoice/model/write-einvoice.ts';
import { findEInvoiceFindings } from '#server/domain/einvoice/preflight/find-findings.ts';
import { conflict, type DomainError, invalid, notFound, precondition } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';

import { requireAccount } from '../account.ts';
import { copyStanding, type CopyStanding, openCopy } from '../copies/copy-standing.ts';
import { giveUp } from '../copies/send-copy.ts';
import { copySearchText } from '../copies/copy-search-text.ts';
import { embeddedFiles } from '../embedded-files.ts';
import { operatorFactsOf } from '../findings-of.ts';
import { holdEInvoice } from '../hold-einvoice.ts';

/**
 * Corrects data without effect on VAT of an eRačun that was sent: it is queued to go once more under its number, as a corrected copy
 * (HR-BT-1, NN 89/2025 čl. 43). The issued document stays as it is. Asked twice the same it is queued once; one that the intermediary
 * refused, or that stopped, is written anew. Throws
 * - `precondition` EINVOICE_COPY_… with what stands against it (`obstacleToCopy`), EINVOICE_NOT_SET_UP
 * - `conflict` EINVOICE_COPY_UNDERWAY while another one is on its way or may have gone
 * - `invalid` EINVOICE_COPY_SAME where nothing would change, EINVOICE_COPY_INCOMPLETE with each field that a receiver would refuse
 * - as `embeddedFiles`.
 */
export async function queueCopy(ctx: CompanyContext, input: SendCopyInput): Promise<void> {
  const { deps } = ctx;
  const { id, reason } = input;
  const asked = await withCompanyTx(deps, scopeOf(ctx), (tx) => judge(tx, ctx, input));
  if (asked === null) return;
  const at = deps.clock.now();
  const { content } = asked;
  const attachments = await embeddedFiles(ctx, id, { content, at });
  await withCompanyTx(deps, scopeOf(ctx), async (tx) => {
    // Whoever presses at the same time waits here, and so does what is told of the eRačun.
    await holdEInvoice(tx, id);
    const judged = await judge(tx, ctx, input);
    if (judged === null) return;
    // Another copy went since; the print that was made is not of what is said now.
    if (changesBetween(content, judged.content).length > 0) throw conflict('EINVOICE_COPY_UNDERWAY');
    await write(tx, ctx, judged, { reason, at, attachments });
  });
}

interface Judged {
  readonly standing: CopyStanding;
  readonly content: WholeContent;
  readonly changes: readonly CopyChange[];
}

/** What the copy would change; null where the very same is on its way already. */
async function judge(tx: CompanyTx, ctx: CompanyContext, input: SendCopyInput): Promise<Judged | null> {
  const standing = await copyStanding(tx, ctx.deps, input.id);
  const { obstacle, open, loaded, until, mustRepeat } = standing;
  const typed: CopyContent = { terms: input.einvoice, note: input.note, lines: input.lines };
  const content = tidyContent(typed, { kind: loaded.document.kind, now: standing.content });
  if (open !== null && isUnderway(open)) {
    if (changesBetween(wholeContent(loaded.document, open.content), content).length === 0) return null;
    throw conflict('EINVOICE_COPY_UNDERWAY');
  }
  if (obstacle !== null) throw refusal(obstacle, until, loaded.document.number);
  const changes = changesBetween(standing.content, content);
  if (changes.length === 0 && !mustRepeat) throw invalid('EINVOICE_COPY_SAME');
  const document = withContent(loaded.document, content);
  const issues = [
    ...findCopyIssues(document, typed),
    ...onTypedLines(findEInvoiceFindings(document, await operatorFactsOf(tx, loaded), ctx.locale), typed),
  ];
  if (issues.length > 0) throw invalid('EINVOICE_COPY_INCOMPLETE', { issues });
  return { standing, content, changes };
}

/** It is on its way, or may be there: only what was refused, or stopped before it went, is written anew. */
const isUnderway = ({ status, failure }: { readonly status: string; readonly failure: string | null }): boolean =>
  status !== 'refused' && (status !== 'stopped' || failure === 'unsure');

const refusal = (obstacle: CopyObstacle, until: string, number: string): DomainError =>
  precondition(COPY_REFUSALS[obstacle], { params: { until, number } });

interface Written {
  readonly reason: string;
  readonly at: Date;
  readonly attachments: readonly Attachment[];
}

async function write(
  tx: CompanyTx,
  ctx: CompanyContext,
  { standing, content, changes }: Judged,
  written: Written,
): Promise<void> {
  const { deps, actor, company } = ctx;
  const { loaded, open } = standing;
  const { reason, at, attachments } = written;
  const operator = await operatorFactsOf(tx, loaded);
  const document = withContent(loaded.document, content);
  const { intermediary } = await requireAccount(tx);
  const copyId = open?.id ?? deps.ids.next();
  const values = {
    content,
    searchText: copySearchText(content),
    changes,
    reason,
    createdBy: actor.kind === 'user' ? actor.id : null,
    intermediary,
    status: 'queued' as const,
    xml: writeEInvoice(fromDocument({ document, operator, attachments, isCopy: true })),
    errors: [],
    failure: null,
    attempts: 0,
    nextAttemptAt: at,
    queuedAt: at,
  };
  if (open === null)
    await tx.insert(einvoiceCopies).values({ companyId: company.id, id: copyId, invoiceId: document.id, ...values });
  else await tx.update(einvoiceCopies).set(values).where(eq(einvoiceCopies.id, copyId));
  await record(tx, {
    type: 'einvoice.copy_queued',
    subject: `invoice:${document.id}`,
    data: { copyId, changes, reason },
  });
}

/** Gives up a corrected copy that the intermediary refused, or that stopped before it went. Throws `conflict` EINVOICE_COPY_UNDERWAY. */
export async function withdrawCopy(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<void> {
  await withCompanyTx(ctx.deps, scopeOf(ctx), async (tx) => {
    const [sent] = await tx
      .select({ id: outgoingEinvoices.id })
      .from(outgoingEinvoices)
      .where(eq(outgoingEinvoices.id, id))
      .for('update');
    if (sent === undefined) throw notFound('INVOICE_NOT_FOUND');
    const open = await openCopy(tx, id);
    if (open === null) return;
    if (isUnderway(open)) throw conflict('EINVOICE_COPY_UNDERWAY');
    await giveUp(tx, open, open.status);
  });
}
