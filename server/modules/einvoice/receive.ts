import { and, asc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { einvoiceAccounts, incomingEinvoices } from '#drizzle/schema/einvoice.ts';
import type { Deps } from '#server/context.ts';
import { type CompanyScope, type CompanyTx, withCompanyTx } from '#server/db/company-tx.ts';
import type { Intermediary } from '#server/domain/einvoice/intermediaries.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import type { EInvoiceAccount, EInvoicePort, InboundItem } from '#server/integrations/einvoice/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { storeDocument } from '#server/modules/documents/index.ts';

import { openAccount, requireAccount } from './account.ts';
import { failureOf, pauseMs } from './failure-of.ts';
import { type ParsedIncoming, parseIncoming } from './parse-incoming.ts';
import { takeResponse } from './responses/take-response.ts';
import { searchTextOf } from './search-text.ts';

/** How often an inbox is looked into. */
const EVERY_MS = 10 * 60_000;
/** When its report to the Tax Administration is asked about first. */
const FIRST_CHECK_MS = 60_000;

interface Inbox {
  readonly intermediary: Intermediary;
  readonly port: EInvoicePort;
  readonly account: EInvoiceAccount;
  readonly companyOib: string;
}

/**
 * Fetches what came: list, bytes, store, commit, and only then tell the intermediary. At most for `budgetMs`. A failure is written
 * down with the time of the next try, and thrown.
 * @returns how many are new
 */
export async function receiveEInvoices(deps: Deps, scope: CompanyScope, budgetMs: number): Promise<number> {
  const started = deps.clock.now().getTime();
  const { row, inbox } = await withCompanyTx(deps, scope, async (tx) => {
    const account = await requireAccount(tx);
    const [company] = await tx.select({ oib: companies.oib }).from(companies);
    const opened = await openAccount(tx, deps, account);
    return { row: account, inbox: { intermediary: account.intermediary, companyOib: company?.oib ?? '', ...opened } };
  });
  if (!inbox.port.capabilities().inbound) return 0;
  let { cursor } = row;
  let fresh = 0;
  try {
    for (let more = true; more;) {
      const page = await inbox.port.listInbound(inbox.account, cursor);
      for (const item of await unfinished(deps, scope, inbox, page.items))
        if (await takeItem(deps, scope, inbox, item)) fresh += 1;
      ({ cursor, more } = page);
      await keep(deps, scope, { cursor });
      if (deps.clock.now().getTime() - started >= budgetMs) break;
    }
    await repeatAcknowledgements(deps, scope, inbox);
    const now = deps.clock.now();
    await keep(deps, scope, { readAt: now, nextReadAt: new Date(now.getTime() + EVERY_MS), failure: null, failures: 0 });
    return fresh;
  } catch (error) {
    const failures = row.failures + 1;
    const named = error instanceof ProviderError ? error.retryAt : null;
    const nextReadAt = named ?? new Date(deps.clock.now().getTime() + pauseMs(failures));
    await keep(deps, scope, { failure: failureOf(error) ?? 'away', failures, nextReadAt });
    throw error;
  }
}

const keep = (deps: Deps, scope: CompanyScope, values: Partial<typeof einvoiceAccounts.$inferInsert>) =>
  withCompanyTx(deps, scope, (tx) => tx.update(einvoiceAccounts).set(values));

/** Those of a page that are not both here and acknowledged; without an acknowledgement a list shows the same ones for ever. */
async function unfinished(
  deps: Deps,
  scope: CompanyScope,
  inbox: Inbox,
  items: readonly InboundItem[],
): Promise<readonly InboundItem[]> {
  if (items.length === 0) return [];
  const refs = items.map(({ providerRef }) => providerRef);
  const done = await withCompanyTx(deps, scope, (tx) =>
    tx
      .select({ providerRef: incomingEinvoices.providerRef })
      .from(incomingEinvoices)
      .where(
        and(
          eq(incomingEinvoices.intermediary, inbox.intermediary),
          inArray(incomingEinvoices.providerRef, refs),
          isNotNull(incomingEinvoices.acknowledgedAt),
        ),
      ),
  );
  const over = new Set(done.map(({ providerRef }) => providerRef));
  return items.filter(({ providerRef }) => !over.has(providerRef));
}

/** True when the document is new. One that the intermediary will not hand over is left for the next time, the others go on. */
async function takeItem(deps: Deps, scope: CompanyScope, inbox: Inbox, item: InboundItem): Promise<boolean> {
  const { providerRef } = item;
  const ofItem = and(eq(incomingEinvoices.intermediary, inbox.intermediary), eq(incomingEinvoices.providerRef, providerRef));
  const [known] = await withCompanyTx(deps, scope, (tx) => tx.select().from(incomingEinvoices).where(ofItem));
  if (known === undefined) {
    if (!deps.installation.storageOn) throw precondition('STORAGE_OFF', { params: { fix: 'postavke' } });
    const bytes = await inbox.port.fetchXml(inbox.account, providerRef).catch((error: unknown) => {
      if (error instanceof ProviderError && error.verdict === 'never') return null;
      throw error;
    });
    if (bytes === null) {
      deps.log.warn({ provider: inbox.intermediary, providerRef }, 'an eRačun on the list could not be fetched');
      return false;
    }
    await storeItem(deps, scope, inbox, item, bytes);
    deps.checkpoint('einvoice.stored');
  }
  await inbox.port.acknowledge(inbox.account, providerRef);
  deps.checkpoint('einvoice.acknowledged');
  await withCompanyTx(deps, scope, (tx) => tx.update(incomingEinvoices).set({ acknowledgedAt: deps.clock.now() }).where(ofItem));
  return known === undefined;
}

/** More are left for the next time. */
const MOST_REPEATED = 50;

/**
 * Who died between telling the intermediary and writing that down leaves a document that is listed no more and was never said to be
 * acknowledged: it is told once again. An intermediary that will not hear it knows it already.
 */
async function repeatAcknowledgements(deps: Deps, scope: CompanyScope, inbox: Inbox): Promise<void> {
  const open = await withCompanyTx(deps, scope, (tx) =>
    tx
      .select({ id: incomingEinvoices.id, providerRef: incomingEinvoices.providerRef })
      .from(incomingEinvoices)
      .where(and(eq(incomingEinvoices.intermediary, inbox.intermediary), isNull(incomingEinvoices.acknowledgedAt)))
      .limit(MOST_REPEATED),
  );
  for (const { id, providerRef } of open) {
    await inbox.port.acknowledge(inbox.account, providerRef).catch((error: unknown) => {
      if (!(error instanceof ProviderError) || error.verdict !== 'never') throw error;
    });
    await withCompanyTx(deps, scope, (tx) =>
      tx.update(incomingEinvoices).set({ acknowledgedAt: deps.clock.now() }).where(eq(incomingEinvoices.id, id)),
    );
  }
}

async function storeItem(deps: Deps, scope: CompanyScope, inbox: Inbox, item: InboundItem, bytes: Uint8Array): Promise<void> {
  const { intermediary, companyOib } = inbox;
  const { providerRef } = item;
  const parsed = parseIncoming(bytes, companyOib);
  const name = (parsed.header.number || item.number || providerRef).replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const document = await storeDocument(deps, scope, {
    kind: 'einvoice_xml',
    // Of the intermediary's reference, so that a second try after a crash finds the same file.
    subject: `einvoice:${intermediary}:${providerRef}`,
    variant: 'incoming',
    filename: `eracun-${name}.xml`,
    contentType: 'text/xml',
    body: bytes,
  });
  await withCompanyTx(deps, scope, async (tx) => {
    // Who stores an original and who stores its copy wait for each other, so that one of them sees the other.
    await tx.select({ id: einvoiceAccounts.id }).from(einvoiceAccounts).for('update');
    const id = deps.ids.next();
    const twin = await firstOfNumber(tx, parsed);
    const isCopy = parsed.header.isCopy === true;
    const copyOfId = isCopy ? twin : null;
    const flags = [...parsed.flags, ...(isCopy ? copyFlags(parsed, twin) : twinFlags(parsed, twin))];
    const header = { ...parsed.header, sellerName: parsed.header.sellerName || item.senderName || '' };
    const isOurs = parsed.kind === 'invoice' || parsed.kind === 'credit_note';
    const now = deps.clock.now();
    const inserted = await tx
      .insert(incomingEinvoices)
      .values({
        companyId: scope.companyId,
        id,
        intermediary,
        providerRef,
        documentId: document.id,
        kind: parsed.kind,
        header,
        searchText: searchTextOf({ ...parsed, header }),
        flags,
        receivedAt: now,
        copyOfId,
        nextCheckAt: isOurs ? new Date(now.getTime() + FIRST_CHECK_MS) : null,
      })
      .onConflictDoNothing()
      .returning({ id: incomingEinvoices.id });
    if (inserted.length === 0) return;
    const { number, sellerName } = header;
    await record(tx, {
      type: 'einvoice.received',
      subject: `einvoice:${id}`,
      data: { number, sellerName, documentId: document.id },
    });
    if (parsed.kind === 'response') await takeResponse(tx, id, parsed);
    else if (!isCopy && twin === null) await adoptCopies(tx, id, parsed);
  });
}

/** The same seller and number twice: perhaps sent twice, certainly not to be paid twice. */
const twinFlags = ({ kind }: ParsedIncoming, twin: string | null): readonly string[] =>
  kind === 'invoice' && twin !== null ? ['seen_before'] : [];

/** Whoever says that it is a copy has an original, or should have. */
const copyFlags = ({ kind }: ParsedIncoming, original: string | null): readonly string[] =>
  (kind === 'invoice' || kind === 'credit_note') && original === null ? ['copy_without_original'] : [];

/** Of the same kind, seller and number. Sellers begin their numbers anew each year, so the year belongs to it. */
const sameNumber = ({ kind, header }: ParsedIncoming): SQL | undefined =>
  and(
    eq(incomingEinvoices.kind, kind),
    sql`${incomingEinvoices.header} ->> 'number' = ${header.number}`,
    sql`${incomingEinvoices.header} ->> 'sellerOib' = ${header.sellerOib}`,
    sql`left(${incomingEinvoices.header} ->> 'issuedOn', 4) = ${header.issuedOn.slice(0, 4)}`,
  );

/** What came first of the same number and is no copy itself. */
async function firstOfNumber(tx: CompanyTx, parsed: ParsedIncoming): Promise<string | null> {
  const { kind, header } = parsed;
  if ((kind !== 'invoice' && kind !== 'credit_note') || header.number === '') return null;
  const [twin] = await tx
    .select({ id: incomingEinvoices.id })
    .from(incomingEinvoices)
    .where(and(sameNumber(parsed), sql`${incomingEinvoices.header} ->> 'isCopy' is distinct from 'true'`))
    .orderBy(asc(incomingEinvoices.receivedAt))
    .limit(1);
  return twin?.id ?? null;
}

/** Copies of a document that came before it: they are no longer without their original. */
async function adoptCopies(tx: CompanyTx, id: string, parsed: ParsedIncoming): Promise<void> {
  const { kind, header } = parsed;
  if ((kind !== 'invoice' && kind !== 'credit_note') || header.number === '') return;
  const { flags } = incomingEinvoices;
  await tx
    .update(incomingEinvoices)
    .set({ copyOfId: id, flags: sql`${flags} - 'copy_without_original'` })
    .where(and(sameNumber(parsed), isNull(incomingEinvoices.copyOfId), sql`${incomingEinvoices.header} ->> 'isCopy' = 'true'`));
}
