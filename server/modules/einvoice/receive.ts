import { and, eq } from 'drizzle-orm';

import { companies } from '#drizzle/schema/companies.ts';
import { einvoiceAccounts, incomingEinvoices, outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
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

/** How often an inbox is looked into. */
const EVERY_MS = 10 * 60_000;

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
      for (const item of page.items) if (await takeItem(deps, scope, inbox, item)) fresh += 1;
      ({ cursor, more } = page);
      await keep(deps, scope, { cursor });
      if (deps.clock.now().getTime() - started >= budgetMs) break;
    }
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

/** True when the document is new. One that the intermediary will not hand over is left for the next time, the others go on. */
async function takeItem(deps: Deps, scope: CompanyScope, inbox: Inbox, item: InboundItem): Promise<boolean> {
  const { providerRef } = item;
  const ofItem = and(eq(incomingEinvoices.intermediary, inbox.intermediary), eq(incomingEinvoices.providerRef, providerRef));
  const [known] = await withCompanyTx(deps, scope, (tx) => tx.select().from(incomingEinvoices).where(ofItem));
  if (known?.acknowledgedAt) return false;
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
  await withCompanyTx(deps, scope, (tx) => tx.update(incomingEinvoices).set({ acknowledgedAt: deps.clock.now() }).where(ofItem));
  return known === undefined;
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
    const id = deps.ids.next();
    const flags = [...parsed.flags, ...(await seenBefore(tx, parsed))];
    const header = { ...parsed.header, sellerName: parsed.header.sellerName || item.senderName || '' };
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
        flags,
        receivedAt: deps.clock.now(),
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
    if (parsed.kind === 'response') await takeResponse(tx, parsed);
  });
}

/** The same seller and number twice: perhaps sent twice, certainly not to be paid twice. */
async function seenBefore(tx: CompanyTx, { kind, header }: ParsedIncoming): Promise<readonly string[]> {
  if (kind !== 'invoice' || header.number === '') return [];
  const rows = await tx
    .select({ header: incomingEinvoices.header })
    .from(incomingEinvoices)
    .where(eq(incomingEinvoices.kind, kind));
  const isTwin = (other: unknown) => {
    const { number, sellerOib } = other as ParsedIncoming['header'];
    return number === header.number && sellerOib === header.sellerOib;
  };
  return rows.some((row) => isTwin(row.header)) ? ['seen_before'] : [];
}

/** The access point of a buyer refuses something of ours: what is in the inbox belongs to what was sent. */
async function takeResponse(tx: CompanyTx, { header }: ParsedIncoming): Promise<void> {
  if (header.responseCode !== 'RE' || header.responseTo === '') return;
  const [sent] = await tx
    .select({ row: outgoingEinvoices })
    .from(outgoingEinvoices)
    .innerJoin(invoices, eq(invoices.id, outgoingEinvoices.id))
    .where(eq(invoices.number, header.responseTo));
  if (sent === undefined) return;
  const { id, transport, fiscal } = sent.row;
  const errors = header.responseReason === '' ? [] : [header.responseReason];
  await tx.update(outgoingEinvoices).set({ business: 'rejected', errors }).where(eq(outgoingEinvoices.id, id));
  await record(tx, {
    type: 'einvoice.status_changed',
    subject: `invoice:${id}`,
    data: { transport, fiscal, business: 'rejected' },
  });
}
