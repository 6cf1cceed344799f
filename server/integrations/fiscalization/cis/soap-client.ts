import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import type { Client } from 'soap';

import { assertDestinationAllowed } from '#server/integrations/egress-guard.ts';
import { CIS_WSDL } from '#server/integrations/fiscalization/cis/cis-wsdl.ts';
import type { Operation } from '#server/integrations/fiscalization/cis/names.ts';
import { MAX_DOCUMENT_BYTES } from '#server/integrations/fiscalization/cis/signed-document.ts';

/** An answer as it came, whatever its status: CIS sends business errors with HTTP 500 and a body that matters. */
export interface SoapAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  /** The service's clock, as its `Date` header says; null without one. */
  readonly date: string | null;
  readonly body: string;
}

export interface SoapCall {
  readonly operation: Operation;
  /** The element of the request; it travels byte for byte inside the client's envelope. */
  readonly element: string;
  readonly exchangeId: string;
  readonly signal: AbortSignal;
  /** Told the whole request before it leaves. */
  readonly onRequest: (envelope: string) => void;
}

export interface SoapSender {
  /** Loads the client, so that the time of a call is the network's alone. */
  prepare(): Promise<void>;
  /** Sends a request. Rejects when no answer came; any HTTP answer resolves. */
  send(call: SoapCall): Promise<SoapAnswer>;
}

/** The part of the client that the WSDL gives it at run time. */
type ServiceOperations = Record<
  `${Operation}Async`,
  (body: { readonly _xml: string }, options: Readonly<Record<string, unknown>>) => Promise<unknown>
>;

interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** `soap` is loaded with the first sender: commands that only read or write messages need none of it. */
const makeClient = async (endpoint: string): Promise<Client> => {
  const { Client: SoapClient, HttpClient, WSDL } = await import('soap');

  class UntouchedHttpClient extends HttpClient {
    /** The original cuts the body down to what looks like an envelope; a signature wants it whole. */
    override handleResponse(_request: unknown, _response: unknown, body: unknown): unknown {
      return body;
    }

    override request(...[url, data, callback, headers, options]: Parameters<InstanceType<typeof HttpClient>['request']>) {
      const guarded: typeof callback = (error, response, body) => {
        try {
          callback(error, response, body);
        } catch (cause) {
          // A body that the client's own reading trips over must end the call, not the process.
          callback(cause);
        }
      };
      return super.request(url, data, guarded, headers, options);
    }
  }

  const wsdl = await new Promise<InstanceType<typeof WSDL>>((resolve, reject) => {
    const made: InstanceType<typeof WSDL> = new WSDL(CIS_WSDL, 'cis.wsdl', {});
    made.onReady((error?: unknown) =>
      error ? reject(error instanceof Error ? error : new Error(String(error))) : resolve(made),
    );
  });
  return new SoapClient(wsdl, endpoint, { httpClient: new UntouchedHttpClient({}) });
};

const headerText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * The SOAP 1.1 client of the service: 1-way TLS of at least 1.2 against the configured authorities, connections kept alive.
 */
export const createSoapSender = (endpoint: string, caPem: string | null): SoapSender => {
  const httpsAgent = new HttpsAgent({ keepAlive: true, minVersion: 'TLSv1.2', ...(caPem === null ? {} : { ca: caPem }) });
  const httpAgent = new HttpAgent({ keepAlive: true });
  const answers = new Map<string, SoapAnswer>();
  let ready: Promise<Client> | null = null;

  const connect = async (): Promise<Client> => {
    const client = await makeClient(endpoint);
    client.on('response', (body: unknown, response: HttpAnswer | null | undefined, exchangeId: string) => {
      if (!response) return;
      const text = typeof body === 'string' ? body : '';
      const { status, headers } = response;
      const date = headerText(headers['date']);
      answers.set(exchangeId, { status, retryAfter: headerText(headers['retry-after']), date, body: text });
    });
    return client;
  };

  return {
    async prepare() {
      ready ??= connect();
      await ready;
    },
    async send({ operation, element, exchangeId, signal, onRequest }) {
      assertDestinationAllowed(endpoint);
      ready ??= connect();
      const client = (await ready) as unknown as ServiceOperations;
      const options = {
        httpsAgent,
        httpAgent,
        signal,
        exchangeId,
        proxy: false,
        maxRedirects: 0,
        maxContentLength: MAX_DOCUMENT_BYTES,
        postProcess: (envelope: string): string => {
          onRequest(envelope);
          return envelope;
        },
      };
      let failure: unknown = null;
      await client[`${operation}Async`]({ _xml: element }, options).catch((error: unknown) => {
        failure = error;
      });
      const answer = answers.get(exchangeId);
      answers.delete(exchangeId);
      // The client also fails on Faults and on bodies it cannot read; those are answers, and ours to judge.
      if (answer === undefined) throw failure;
      return answer;
    },
  };
};
