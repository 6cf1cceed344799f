import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import type { EInvoiceAccount, EInvoicePort, SendOutcome } from '../port.ts';
import { createVendorAsk, type EInvoiceDeps, lostOrThrow, readJson, textOf, type VendorCall } from '../vendor-call.ts';
import { afterPage, inOrder, walkOf } from './inbox-walk.ts';
import { REQUEST_KINDS, STATUS_ACCEPTED, STATUS_PAID, toBusiness, toFiscal, toTransport } from './map.ts';
import { eposlovanjeReports } from './reports.ts';
import { amsAnswer, documentAnswer, refusal, rows, sentAnswer, statusAnswer } from './wire.ts';

export const EPOSLOVANJE_PROVIDER = 'eposlovanje';

export interface EposlovanjeConfig {
  readonly baseUrl: string;
  readonly softwareId: string;
  /** Public sources contradict each other on how the key stands in the header. */
  readonly keyStyle: 'raw' | 'bearer';
  readonly timeoutMs: number;
}

const PAGE = 100;
/** How it answers a status that a document has already. */
const ALREADY_THERE = /već se nalazi|već nalazi/i;

/** ePoslovanje, API v2. It has no acknowledgement: what was read is known by its id. */
export function createEposlovanje(config: EposlovanjeConfig, deps: EInvoiceDeps): EInvoicePort {
  const ask = createVendorAsk(EPOSLOVANJE_PROVIDER, config.timeoutMs, deps);

  const call = (account: EInvoiceAccount, method: 'GET' | 'POST', path: string, more: Partial<VendorCall> = {}) => {
    const key = account.credentials.apiKey ?? '';
    const authorization = config.keyStyle === 'bearer' ? `Bearer ${key}` : key;
    return ask({ method, url: `${config.baseUrl}/api/v2${path}`, headers: { authorization }, ...more });
  };

  const take = async (account: EInvoiceAccount, path: string, json: Readonly<Record<string, unknown>>): Promise<SendOutcome> => {
    try {
      const answer = await call(account, 'POST', path, { json, alsoTakes: [400] });
      if (answer.status !== 400)
        return {
          kind: 'accepted',
          providerRef: readJson(EPOSLOVANJE_PROVIDER, answer.body, sentAnswer).id,
          answer: textOf(answer.body),
        };
      const { error, details } = readJson(EPOSLOVANJE_PROVIDER, answer.body, refusal);
      return { kind: 'rejected', errors: details && details.length > 0 ? details : [error] };
    } catch (error) {
      return lostOrThrow(error);
    }
  };
  const { softwareId } = config;

  const list = async (account: EInvoiceAccount, box: 'incoming' | 'outgoing', offset: number) => {
    const query = new URLSearchParams({ limit: String(PAGE), offset: String(offset) });
    return readJson(EPOSLOVANJE_PROVIDER, (await call(account, 'GET', `/document/${box}?${query}`)).body, rows);
  };

  const statusOf = async (account: EInvoiceAccount, providerRef: string) => {
    const { body } = await call(account, 'GET', `/document/status/${encodeURIComponent(providerRef)}`);
    const answer = readJson(EPOSLOVANJE_PROVIDER, body, statusAnswer);
    if (answer.id !== providerRef) throw new ProviderError(EPOSLOVANJE_PROVIDER, 'protocol', { codes: ['ANOTHER_DOCUMENT'] });
    return { ...answer, raw: textOf(body) };
  };

  const changeStatus = async (account: EInvoiceAccount, providerRef: string, json: Readonly<Record<string, unknown>>) => {
    await call(account, 'POST', `/document/changestatus/${encodeURIComponent(providerRef)}`, { json }).catch((error: unknown) => {
      if (!(error instanceof ProviderError) || !ALREADY_THERE.test(error.reason ?? '')) throw error;
    });
  };
  const changedNow = (status: number) => ({ status, note: '', changedOn: zagrebDateOf(deps.clock.now()) });

  return {
    capabilities: () => ({
      lookUp: true,
      status: true,
      fiscalStatus: true,
      inbound: true,
      accept: true,
      reportPayment: true,
      lookUpReport: true,
      reportNotIssued: true,
      // What was only reported is on no list that is known of it.
      lookUpNotIssued: false,
      reject: true,
      markPaid: true,
      canReceive: true,
      creditNote: true,
      correctedCopy: true,
    }),
    async test(account) {
      await list(account, 'incoming', 0);
    },
    send: (account, { xml }) => take(account, '/document/send', { document: xml, softwareId }),
    reportNotIssued: (account, { xml }) => take(account, '/ereporting/reportdocument', { document: xml, type: 'IR', softwareId }),
    async findSent(account, { number, issuedOn, copyBeside = [] }) {
      for (let offset = 0; ; offset += PAGE) {
        const page = await list(account, 'outgoing', offset);
        const found = page.find(
          (row) =>
            (row.documentId ?? row.documentNumber) === number &&
            (row.issuedOn ?? issuedOn).slice(0, 10) === issuedOn &&
            // Whether a sent document can be fetched is not public, so a copy is known by what it is not.
            !copyBeside.includes(row.id),
        );
        if (found !== undefined) return found.id;
        // The newest come first; what was put in before the day of issue is not it.
        const isPast = page.every(({ insertedOn }) => typeof insertedOn === 'string' && insertedOn.slice(0, 10) < issuedOn);
        if (page.length < PAGE || isPast) return null;
      }
    },
    async getStatus(account, providerRef) {
      const { status, eReportingRequests, raw } = await statusOf(account, providerRef);
      const { issued, not_issued: notIssued } = REQUEST_KINDS;
      const { state, errors } = toFiscal(eReportingRequests ?? [], [...issued, ...notIssued]);
      return {
        transport: toTransport(status),
        fiscal: state,
        business: toBusiness(status),
        onlyReported: false,
        rawCode: String(status),
        answer: raw,
        errors,
      };
    },
    async listInbound(account, cursor) {
      const walk = walkOf(cursor);
      const page = await list(account, 'incoming', walk.offset);
      return {
        // Oldest first: of several copies of a document the last that comes counts.
        items: inOrder(page).map((row) => ({
          providerRef: row.id,
          number: row.documentId ?? row.documentNumber ?? null,
          senderName: row.supplierPartyName ?? row.senderName ?? null,
        })),
        ...afterPage(walk, page, PAGE, zagrebDateOf(deps.clock.now())),
      };
    },
    async fetchXml(account, providerRef) {
      const answer = await call(account, 'GET', `/document/get/${encodeURIComponent(providerRef)}`);
      if (/xml/i.test(answer.headers.get('content-type') ?? '')) return answer.body;
      const { document } = readJson(EPOSLOVANJE_PROVIDER, answer.body, documentAnswer);
      return document.trimStart().startsWith('<') ? new TextEncoder().encode(document) : Buffer.from(document, 'base64');
    },
    acknowledge: () => Promise.resolve(),
    ...eposlovanjeReports(EPOSLOVANJE_PROVIDER, call, changeStatus),
    async getInboundStatus(account, { providerRef }) {
      const { eReportingRequests } = await statusOf(account, providerRef);
      const { state, errors } = toFiscal(eReportingRequests ?? [], REQUEST_KINDS.received);
      return { fiscal: state, errors };
    },
    accept: (account, providerRef) => changeStatus(account, providerRef, changedNow(STATUS_ACCEPTED)),
    markPaid: (account, providerRef) => changeStatus(account, providerRef, changedNow(STATUS_PAID)),
    async canReceive(account, oib) {
      const answer = await call(account, 'POST', '/ams/check', { json: { schema: '9934', identifier: oib }, alsoTakes: [404] });
      return answer.status !== 404 && readJson(EPOSLOVANJE_PROVIDER, answer.body, amsAnswer).publishedOnAms;
    },
  };
}
