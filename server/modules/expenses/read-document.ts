import { eq, sql } from 'drizzle-orm';

import { documentReadings } from '#drizzle/schema/expenses.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { record } from '#server/events/record.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import type { OcrAnswer } from '#server/integrations/ocr/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { readBudget } from './budget.ts';
import { answerPurpose, findReading, findReceived, isFinal, isReadable, isReadableType, isUnderWay } from './reading-row.ts';

/** Reads what came in, when the company wants that by itself, and what a person asked to have read. */
export const readReceived = defineSubscriber({
  name: 'expenses.read-document',
  on: ['document.received', 'document.reading_requested'],
  async handle(deps, { id, companyId, type, data }) {
    if (deps.installation.modes.openai === 'off' || !deps.installation.storageOn) return;
    const scope = { companyId, actor: systemActor('expenses.read-document') };
    const claimed = await withCompanyTx(deps, scope, (tx) =>
      claim(deps, tx, { id, companyId, documentId: data.documentId, asked: type === 'document.reading_requested' }),
    );
    if (claimed === null) return;
    try {
      await finish(deps, scope, id, data.documentId, await ask(deps, claimed));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      await fail(deps, scope, id, error);
      if (error.verdict === 'retry') throw error;
    }
  },
});

interface Wish {
  /** Of the event, and so of the reading: an attempt that died is taken up again and not counted twice. */
  readonly id: string;
  readonly companyId: string;
  readonly documentId: string;
  readonly asked: boolean;
}

interface Claimed {
  readonly storageKey: string;
  readonly contentType: string;
  readonly filename: string;
}

/** Notes that the document is being read; null when there is nothing to ask. One at a time in a company, for the budget's sake. */
async function claim(deps: Deps, tx: CompanyTx, { id, companyId, documentId, asked }: Wish): Promise<Claimed | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`reading:${companyId}`}, 0))`);
  const found = await findReceived(tx, documentId);
  if (found === null || !isReadable(found.document)) return null;
  const { sha256, storageKey, contentType, filename } = found.document;
  const now = deps.clock.now();
  const known = await findReading(tx, sha256);
  if (known !== null && known.id !== id && (isFinal(known) || isUnderWay(known, now))) return null;
  if (known?.id === id && isFinal(known)) return null;
  const budget = await readBudget(tx, now);
  if (budget.used || (!asked && !budget.automatic)) return null;
  const started = { status: 'reading' as const, startedAt: now, finishedAt: null, failure: null };
  await tx
    .insert(documentReadings)
    .values({ companyId, id, documentId, sha256, ...started })
    .onConflictDoUpdate({ target: [documentReadings.companyId, documentReadings.id], set: started });
  return { storageKey, contentType, filename };
}

async function ask(deps: Deps, { storageKey, contentType, filename }: Claimed): Promise<OcrAnswer> {
  const stored = await deps.ports.documentStorage.get(storageKey);
  if (stored === null || !isReadableType(contentType)) throw new ProviderError('r2', 'rejected', { codes: ['no_such_file'] });
  return deps.ports.ocr.read({ bytes: stored.body, contentType, filename });
}

async function finish(deps: Deps, scope: CompanyScope, id: string, documentId: string, answer: OcrAnswer): Promise<void> {
  const { model, inputTokens, outputTokens, costMicros } = answer.usage;
  const sealed = deps.sealer.seal(Buffer.from(answer.raw, 'utf8'), answerPurpose(scope.companyId, id));
  await withCompanyTx(deps, scope, async (tx) => {
    await tx
      .update(documentReadings)
      .set({
        status: answer.outcome,
        fields: answer.outcome === 'read' ? answer.reading : null,
        failure: answer.outcome === 'read' ? null : answer.reason,
        answer: sealed,
        model,
        inputTokens,
        outputTokens,
        costMicros,
        finishedAt: deps.clock.now(),
      })
      .where(eq(documentReadings.id, id));
    await record(tx, { type: 'document.read', subject: `document:${documentId}`, data: { documentId, outcome: answer.outcome } });
  });
}

async function fail(deps: Deps, scope: CompanyScope, id: string, error: ProviderError): Promise<void> {
  const failure = error.codes.includes('context_length_exceeded') ? 'too_long' : error.kind;
  await withCompanyTx(deps, scope, (tx) =>
    tx
      .update(documentReadings)
      .set({ status: 'failed', failure, finishedAt: deps.clock.now() })
      .where(eq(documentReadings.id, id)),
  );
}
