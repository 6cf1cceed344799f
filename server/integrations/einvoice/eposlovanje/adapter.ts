import { ProviderError } from '#server/integrations/provider-error.ts';

import type { EInvoiceAccount, EInvoicePort } from '../port.ts';
import {
  createVendorAsk,
  type EInvoiceDeps,
  lostOrThrow,
  notSupported,
  readJson,
  textOf,
  type VendorCall,
} from '../vendor-call.ts';
import { nextCursor, STATUS_PAID, STATUS_REJECTED, toBusiness } from './map.ts';
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
/** How far back the first list goes. */
const FIRST_DAYS = 30;

/** ePoslovanje, API v2. It has no acknowledgement: what was read is known by its id. */
export function createEposlovanje(config: EposlovanjeConfig, deps: EInvoiceDeps): EInvoicePort {
  const ask = createVendorAsk(EPOSLOVANJE_PROVIDER, config.timeoutMs, deps);

  const call = (account: EInvoiceAccount, method: 'GET' | 'POST', path: string, more: Partial<VendorCall> = {}) => {
    const key = account.credentials.apiKey ?? '';
    const authorization = config.keyStyle === 'bearer' ? `Bearer ${key}` : key;
    return ask({ method, url: `${config.baseUrl}/api/v2${path}`, headers: { authorization }, ...more });
  };

  const send: EInvoicePort['send'] = async (account, { xml }) => {
    try {
      const json = { document: xml, softwareId: config.softwareId };
      const answer = await call(account, 'POST', '/document/send', { json, alsoTakes: [400] });
      if (answer.status !== 400)
        return { kind: 'accepted', providerRef: readJson(EPOSLOVANJE_PROVIDER, answer.body, sentAnswer).id };
      const { error, details } = readJson(EPOSLOVANJE_PROVIDER, answer.body, refusal);
      return { kind: 'rejected', errors: details && details.length > 0 ? details : [error] };
    } catch (error) {
      return lostOrThrow(error);
    }
  };

  const list = async (account: EInvoiceAccount, box: 'incoming' | 'outgoing', from: string, offset: number) => {
    const query = new URLSearchParams({ insertedFrom: from, limit: String(PAGE), offset: String(offset) });
    return readJson(EPOSLOVANJE_PROVIDER, (await call(account, 'GET', `/document/${box}?${query}`)).body, rows);
  };

  const changeStatus = async (account: EInvoiceAccount, providerRef: string, json: Readonly<Record<string, unknown>>) => {
    await call(account, 'POST', `/document/changestatus/${encodeURIComponent(providerRef)}`, { json });
  };

  return {
    capabilities: () => ({
      lookUp: true,
      status: true,
      fiscalStatus: false,
      inbound: true,
      reportPayment: false,
      reject: true,
      markPaid: true,
      canReceive: true,
      creditNote: true,
    }),
    async test(account) {
      await list(account, 'incoming', nextCursor(deps.clock.now()), 0);
    },
    send,
    async findSent(account, { number, issuedOn }) {
      for (let offset = 0; ; offset += PAGE) {
        const page = await list(account, 'outgoing', issuedOn, offset);
        const found = page.find(({ documentNumber }) => documentNumber === number);
        if (found !== undefined) return found.id;
        if (page.length < PAGE) return null;
      }
    },
    async getStatus(account, providerRef) {
      const query = new URLSearchParams({ id: providerRef });
      const { body } = await call(account, 'GET', `/document/status?${query}`);
      const { id, status } = readJson(EPOSLOVANJE_PROVIDER, body, statusAnswer);
      if (id !== providerRef) throw new ProviderError(EPOSLOVANJE_PROVIDER, 'protocol', { codes: ['ANOTHER_DOCUMENT'] });
      const business = toBusiness(status);
      // Whoever says something of it has it.
      return {
        transport: business === 'none' ? 'sent' : 'delivered',
        fiscal: 'none',
        business,
        rawCode: String(status),
        errors: [],
      };
    },
    async listInbound(account, cursor) {
      const now = deps.clock.now();
      const first = new Date(now.getTime() - FIRST_DAYS * 86_400_000).toISOString().slice(0, 10);
      const [from = first, at = '0'] = cursor?.split('|') ?? [];
      const offset = Number(at);
      const page = await list(account, 'incoming', from, offset);
      const more = page.length === PAGE;
      return {
        items: page.map(({ id, documentNumber, senderName }) => ({
          providerRef: id,
          number: documentNumber ?? null,
          senderName: senderName ?? null,
        })),
        cursor: more ? `${from}|${offset + PAGE}` : nextCursor(now),
        more,
      };
    },
    async fetchXml(account, providerRef) {
      const answer = await call(account, 'GET', `/document/get/${encodeURIComponent(providerRef)}`);
      if (/xml/i.test(answer.headers.get('content-type') ?? '')) return answer.body;
      const { document } = readJson(EPOSLOVANJE_PROVIDER, answer.body, documentAnswer);
      return document.trimStart().startsWith('<') ? new TextEncoder().encode(document) : Buffer.from(document, 'base64');
    },
    acknowledge: () => Promise.resolve(),
    reportPayment: () => Promise.reject(notSupported(EPOSLOVANJE_PROVIDER)),
    reject: (account, { providerRef, reason, text }) =>
      changeStatus(account, providerRef, { status: STATUS_REJECTED, reasonType: reason, note: text }),
    markPaid: (account, providerRef) => changeStatus(account, providerRef, { status: STATUS_PAID }),
    async canReceive(account, oib) {
      const answer = await call(account, 'POST', '/ams/check', { json: { identifier: `9934:${oib}` }, alsoTakes: [404] });
      if (answer.status === 404 || textOf(answer.body) === '') return answer.status !== 404;
      return readJson(EPOSLOVANJE_PROVIDER, answer.body, amsAnswer).exists;
    },
  };
}
