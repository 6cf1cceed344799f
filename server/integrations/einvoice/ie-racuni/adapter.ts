import type { EInvoiceAccount, EInvoicePort } from '../port.ts';
import { createVendorAsk, type EInvoiceDeps, lostOrThrow, notSupported, readJson, textOf, unreadable } from '../vendor-call.ts';
import { toTransport } from './map.ts';
import { importAnswer, importStatus, refusal } from './wire.ts';

export const IE_RACUNI_PROVIDER = 'ie_racuni';

export interface IeRacuniConfig {
  readonly baseUrl: string;
  /** Account of this installation as the vendor's client; that of a company is its OIB with its token. */
  readonly clientUser: string;
  readonly clientPassword: string;
  /** Path of the status of an import with `{id}` in it; null: not known, so statuses are not asked. */
  readonly statusPath: string | null;
  readonly timeoutMs: number;
}

/**
 * ie-računi by what is public of its API v4: imports are accepted and worked off later. Everything else of the port is unknown
 * of this vendor and therefore not supported, but for the status once its path is configured.
 */
export function createIeRacuni(config: IeRacuniConfig, deps: EInvoiceDeps): EInvoicePort {
  const ask = createVendorAsk(IE_RACUNI_PROVIDER, config.timeoutMs, deps);
  const client = Buffer.from(`${config.clientUser}:${config.clientPassword}`).toString('base64');
  const headersOf = ({ oib, credentials }: EInvoiceAccount) => ({
    authorization: `Basic ${client}`,
    oib,
    token: credentials.token ?? '',
  });
  const unsupported = () => Promise.reject(notSupported(IE_RACUNI_PROVIDER));

  const send: EInvoicePort['send'] = async (account, { xml }) => {
    try {
      const answer = await ask({
        method: 'POST',
        url: `${config.baseUrl}/import`,
        headers: headersOf(account),
        json: { type: 'INVOICE', file: Buffer.from(xml, 'utf8').toString('base64') },
        alsoTakes: [400],
      });
      if (answer.status === 400)
        return { kind: 'rejected', errors: [readJson(IE_RACUNI_PROVIDER, answer.body, refusal).message] };
      const { importId } = readJson(IE_RACUNI_PROVIDER, answer.body, importAnswer);
      return { kind: 'accepted', providerRef: importId, answer: textOf(answer.body) };
    } catch (error) {
      return lostOrThrow(error);
    }
  };

  return {
    capabilities: () => ({
      lookUp: false,
      status: config.statusPath !== null,
      fiscalStatus: false,
      inbound: false,
      accept: false,
      reportPayment: false,
      lookUpReport: false,
      reportNotIssued: false,
      lookUpNotIssued: false,
      reject: false,
      markPaid: false,
      canReceive: false,
      // Its public pages name one type of import, INVOICE.
      creditNote: false,
      // It imports documents into books of its own, and says nothing of a number that is there already.
      correctedCopy: false,
    }),
    async test(account) {
      // An import without a file is refused with 400 by who knows the account, and with 401 by who does not.
      const answer = await ask({
        method: 'POST',
        url: `${config.baseUrl}/import`,
        headers: headersOf(account),
        json: { type: 'INVOICE', file: '' },
        alsoTakes: [400],
      });
      if (answer.status !== 400) throw unreadable(IE_RACUNI_PROVIDER, new RangeError('an empty import was taken'));
    },
    send,
    findSent: unsupported,
    async getStatus(account, providerRef) {
      if (config.statusPath === null) return unsupported();
      const path = config.statusPath.replace('{id}', encodeURIComponent(providerRef));
      const { body } = await ask({ method: 'GET', url: `${config.baseUrl}${path}`, headers: headersOf(account) });
      const { status, message } = readJson(IE_RACUNI_PROVIDER, body, importStatus);
      const transport = toTransport(status);
      const errors = transport === 'failed' && message ? [message] : [];
      return { transport, fiscal: 'none', business: 'none', onlyReported: false, rawCode: status, answer: textOf(body), errors };
    },
    listInbound: unsupported,
    fetchXml: unsupported,
    acknowledge: unsupported,
    getInboundStatus: unsupported,
    reportPayment: unsupported,
    findPaymentReport: unsupported,
    reject: unsupported,
    reportNotIssued: unsupported,
    accept: unsupported,
    markPaid: unsupported,
    canReceive: unsupported,
  };
}
