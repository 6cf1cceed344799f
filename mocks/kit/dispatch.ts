import { randomUUID } from 'node:crypto';
import { constants } from 'node:os';
import { recordCall } from './call-log.ts';
import { formatScenario, takeScenario } from './scenario.ts';
import { numberArgument, type MockEnv, type VendorAnswer, type VendorMock } from './vendor.ts';

export interface IncomingRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Buffer;
  /** Fires when the caller goes away or the mocks are stopped. */
  readonly signal: AbortSignal;
}

/** A broken connection as Node's sockets report it: the interceptor only passes on errors that have `code` and `errno`. */
export class BrokenConnection extends Error {
  readonly code: 'ECONNREFUSED' | 'ECONNRESET';
  readonly errno: number;
  readonly syscall: string;

  constructor(code: 'ECONNREFUSED' | 'ECONNRESET', url: URL) {
    super(code === 'ECONNREFUSED' ? `connect ECONNREFUSED ${url.host}` : 'read ECONNRESET');
    this.code = code;
    this.errno = -constants.errno[code];
    this.syscall = code === 'ECONNREFUSED' ? 'connect' : 'read';
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  return Promise.race([passed, aborted(signal)]).finally(() => clearTimeout(timer));
};

const headersOf = (headers: Headers): Record<string, string> => Object.fromEntries(headers.entries());

/**
 * Plays one call at a vendor: takes the scenario, lets the vendor answer, writes the call log. Throws `BrokenConnection` where the
 * caller is to see a broken connection.
 */
export const dispatch = async (vendor: VendorMock, request: IncomingRequest, env: MockEnv): Promise<VendorAnswer> => {
  const started = performance.now();
  const { url } = request;
  const at = env.clock.now().toISOString();
  const requestId = randomUUID();
  const operation = vendor.operationOf(request);
  const scenario = takeScenario(env.store, vendor.id, operation);
  const notes: string[] = [];
  const call = { ...request, requestId, operation, scenario, note: (text: string) => void notes.push(text) };

  const record = (outcome: 'answered' | 'error' | 'abandoned', answer: VendorAnswer | null): void =>
    recordCall(env.store, {
      at,
      vendor: vendor.id,
      operation,
      scenario: formatScenario(scenario),
      method: request.method,
      host: url.hostname,
      port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80),
      path: url.pathname + url.search,
      requestId,
      status: outcome === 'answered' ? (answer?.status ?? null) : null,
      outcome,
      ms: Math.round((performance.now() - started) * 10) / 10,
      notes,
      requestHeaders: headersOf(request.headers),
      requestBody: request.body,
      responseHeaders: answer?.headers ?? null,
      responseBody: answer === null || answer.body === null ? null : Buffer.from(answer.body),
    });

  if (scenario.name === 'down') {
    record('error', null);
    throw new BrokenConnection('ECONNREFUSED', url);
  }
  if (scenario.name === 'hang') {
    await aborted(request.signal);
    record('abandoned', null);
    throw new BrokenConnection('ECONNRESET', url);
  }
  if (scenario.name === 'slow') await pause(numberArgument(scenario, 3000), request.signal);

  const answer = await vendor.handle(call, env);
  if (scenario.name === 'answered-but-connection-lost') {
    record('error', answer);
    throw new BrokenConnection('ECONNRESET', url);
  }
  record(request.signal.aborted ? 'abandoned' : 'answered', answer);
  return answer;
};
