import { ProviderError } from '#server/integrations/provider-error.ts';

import type { EInvoiceAccount, EInvoicePort, SendOutcome } from '../port.ts';
import { createVendorAsk, type EInvoiceDeps, lostOrThrow, readJson, textOf, unreadable } from '../vendor-call.ts';
import { isOnlyReported, toBusiness, toFiscal, toTransport } from './map.ts';
import { isCorrectedCopy } from '../corrected-copy.ts';
import { mojEracunReports } from './reports.ts';
import {
  complaintsAnswer,
  errorsAnswer,
  fiscalStatuses,
  inbox,
  outbox,
  type OutboxRow,
  processStatuses,
  sentAnswer,
} from './wire.ts';

export const MOJ_ERACUN_PROVIDER = 'moj_eracun';

export interface MojEracunConfig {
  readonly baseUrl: string;
  /** Names this product at the intermediary. */
  readonly softwareId: string;
  readonly timeoutMs: number;
}

const BUSINESS_APPROVED = 0;
const BUSINESS_PAID = 2;

/** Complaints of an answer, in both shapes that they come in; null where there are none. */
const isErrors = (body: Uint8Array): readonly string[] | null => {
  let answer: unknown;
  try {
    answer = JSON.parse(textOf(body));
  } catch {
    return null;
  }
  const read = errorsAnswer.safeParse(answer);
  const fields = read.success ? Object.entries(read.data.Errors) : (complaintsAnswer.safeParse(answer).data ?? []);
  if (!read.success && fields.length === 0) return null;
  // "File" is the document itself, and tells nobody anything.
  return fields.flatMap(([field, all]) => all.map((each) => (field === 'File' ? each : `${field}: ${each}`)));
};

/** Moj-eRačun, API v2: the account stands in every body, and HTTP 200 may bear a refusal. */
export function createMojEracun(config: MojEracunConfig, deps: EInvoiceDeps): EInvoicePort {
  const ask = createVendorAsk(MOJ_ERACUN_PROVIDER, config.timeoutMs, deps);

  const bodyOf = ({ oib, credentials }: EInvoiceAccount, fields: Readonly<Record<string, unknown>>) => ({
    Username: credentials.username ?? '',
    Password: credentials.password ?? '',
    CompanyId: oib,
    ...(credentials.businessUnit ? { CompanyBu: credentials.businessUnit } : {}),
    SoftwareId: config.softwareId,
    ...fields,
  });

  const post = async (account: EInvoiceAccount, path: string, fields: Readonly<Record<string, unknown>> = {}) => {
    const answer = await ask({ method: 'POST', url: `${config.baseUrl}${path}`, json: bodyOf(account, fields) });
    const errors = isErrors(answer.body);
    if (errors === null) return answer.body;
    const isAccount = errors.some((text) => /^(Username|Password|CompanyId|SoftwareId):/.test(text));
    throw new ProviderError(MOJ_ERACUN_PROVIDER, isAccount ? 'auth' : 'rejected', {
      codes: ['ERRORS'],
      reason: errors.join('; ').slice(0, 1000),
    });
  };

  const send: EInvoicePort['send'] = async (account, { xml }): Promise<SendOutcome> => {
    try {
      const answer = await ask({
        method: 'POST',
        url: `${config.baseUrl}/apis/v2/send`,
        json: bodyOf(account, { File: xml }),
        alsoTakes: [400],
      });
      const errors = isErrors(answer.body);
      if (errors?.some((text) => /^(Username|Password|CompanyId|SoftwareId):/.test(text)))
        throw new ProviderError(MOJ_ERACUN_PROVIDER, 'auth', { codes: ['ERRORS'], reason: errors.join('; ').slice(0, 1000) });
      if (errors !== null) return { kind: 'rejected', errors };
      if (answer.status === 400) return { kind: 'rejected', errors: [textOf(answer.body).slice(0, 1000)] };
      const { ElectronicId } = readJson(MOJ_ERACUN_PROVIDER, answer.body, sentAnswer);
      return { kind: 'accepted', providerRef: ElectronicId, answer: textOf(answer.body) };
    } catch (error) {
      return lostOrThrow(error);
    }
  };

  const outboxRows = async (account: EInvoiceAccount, filter: Readonly<Record<string, unknown>>): Promise<readonly OutboxRow[]> =>
    readJson(MOJ_ERACUN_PROVIDER, await post(account, '/apis/v2/queryOutbox', filter), outbox);

  const setProcess = (account: EInvoiceAccount, providerRef: string, StatusId: number) =>
    post(account, '/apis/v2/UpdateDokumentProcessStatus', { ElectronicId: Number(providerRef), StatusId });

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
      lookUpNotIssued: true,
      reject: true,
      markPaid: true,
      canReceive: true,
      creditNote: true,
      correctedCopy: true,
    }),
    async test(account) {
      readJson(MOJ_ERACUN_PROVIDER, await post(account, '/apis/v2/queryInbox', { Filter: 'Undelivered' }), inbox);
    },
    send,
    async findSent(account, { number, issuedOn, copyBeside }) {
      const rows = await outboxRows(account, { From: `${issuedOn}T00:00:00` });
      const found = rows.filter(({ DocumentNr, ElectronicId }) => DocumentNr === number && !copyBeside?.includes(ElectronicId));
      if (copyBeside === undefined) return found[0]?.ElectronicId ?? null;
      // An original that was taken twice is no copy: the document itself says what it is.
      for (const { ElectronicId } of found)
        if (isCorrectedCopy(await post(account, '/apis/v2/receive', { ElectronicId: Number(ElectronicId) }))) return ElectronicId;
      return null;
    },
    async getStatus(account, providerRef) {
      const key = { ElectronicId: Number(providerRef) };
      const listed = await post(account, '/apis/v2/queryOutbox', key);
      const row = readJson(MOJ_ERACUN_PROVIDER, listed, outbox).find(({ ElectronicId }) => ElectronicId === providerRef);
      if (row === undefined) throw new ProviderError(MOJ_ERACUN_PROVIDER, 'rejected', { codes: ['DOCUMENT_UNKNOWN'] });
      const processed = await post(account, '/apis/v2/queryDocumentProcessStatusOutbox', key);
      const process = readJson(MOJ_ERACUN_PROVIDER, processed, processStatuses).find(
        ({ ElectronicId }) => ElectronicId === providerRef,
      );
      const fiscalized = await post(account, '/api/fiscalization/statusOutbox', key);
      const fiscal = readJson(MOJ_ERACUN_PROVIDER, fiscalized, fiscalStatuses);
      const report = toFiscal(fiscal.flatMap(({ messages }) => messages ?? []));
      const transport = toTransport(row.StatusId);
      const refusal = transport === 'failed' && row.StatusName ? [row.StatusName] : [];
      return {
        transport,
        fiscal: report.state,
        business: toBusiness(process?.DocumentProcessStatusId),
        onlyReported: isOnlyReported(row.StatusId),
        rawCode: String(row.StatusId),
        answer: `[${[listed, processed, fiscalized].map(textOf).join(',')}]`,
        errors: [...refusal, ...report.errors],
      };
    },
    async listInbound(account) {
      const body = await post(account, '/apis/v2/queryInbox', { Filter: 'Undelivered' });
      const rows = readJson(MOJ_ERACUN_PROVIDER, body, inbox);
      // What is acknowledged is not listed again, so there is no place to remember.
      return {
        items: rows.map(({ ElectronicId, DocumentNr, SenderBusinessName }) => ({
          providerRef: ElectronicId,
          number: DocumentNr ?? null,
          senderName: SenderBusinessName ?? null,
        })),
        cursor: null,
        more: false,
      };
    },
    async fetchXml(account, providerRef) {
      const body = await post(account, '/apis/v2/receive', { ElectronicId: Number(providerRef) });
      if (body.length === 0) throw unreadable(MOJ_ERACUN_PROVIDER, new RangeError('an empty document'));
      return body;
    },
    async acknowledge(account, providerRef) {
      await post(account, `/apis/v2/notifyimport/${encodeURIComponent(providerRef)}`);
    },
    ...mojEracunReports(MOJ_ERACUN_PROVIDER, post),
    // It takes such a document as any other, and reports what it cannot deliver (status 70, channel "eIzvještavanje").
    reportNotIssued: send,
    async accept(account, providerRef) {
      await setProcess(account, providerRef, BUSINESS_APPROVED);
    },
    async markPaid(account, providerRef) {
      await setProcess(account, providerRef, BUSINESS_PAID);
    },
    async canReceive(account, oib) {
      const json = bodyOf(account, { IdentifierType: '0', IdentifierValue: oib });
      const answer = await ask({ method: 'POST', url: `${config.baseUrl}/api/mps/check`, json, alsoTakes: [400] });
      return answer.status === 200;
    },
  };
}
