import { assertDestinationAllowed } from '#server/integrations/egress-guard.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

export interface HttpCall {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** The signal that `runOutbound` hands in. */
  readonly signal: AbortSignal;
  /** Longest answer that is read into memory; 10 MiB unless told. */
  readonly maxBytes?: number;
}

export interface HttpAnswer {
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

const MAX_REDIRECTS = 3;
const REDIRECT_STATUS = new Set([301, 302, 303, 307, 308]);
const DEFAULT_MAX_BYTES = 10 * 1024 * 1024;
/** Meant for the host that was asked, so they stay behind when a redirect leads to another origin. */
const CREDENTIAL_HEADERS = ['authorization', 'cookie', 'proxy-authorization'];

const readLimited = async (provider: string, response: Response, maxBytes: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > maxBytes) {
      await reader?.cancel();
      throw new ProviderError(provider, 'protocol', { codes: ['ANSWER_TOO_LARGE'] });
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
};

/**
 * One HTTPS exchange with a vendor that has no SDK; call it inside `runOutbound`. Any status is an answer. Up to three
 * redirects of a GET or HEAD are followed, only inside the outbound matrix and without credentials once the origin
 * changes; a redirect of anything else is a `protocol` error, because sending a body twice is not ours to decide.
 * Throws `ProviderError` (`protocol`: ANSWER_TOO_LARGE, REDIRECT_REFUSED), `EgressRefusedError` for a destination off
 * the matrix, and the network's own errors, which `runOutbound` maps.
 */
export async function sendHttp(provider: string, call: HttpCall): Promise<HttpAnswer> {
  const headers = new Headers(call.headers);
  let url = new URL(call.url);
  for (let hop = 0; ; hop += 1) {
    assertDestinationAllowed(url);
    const response = await fetch(url, {
      method: call.method,
      headers,
      body: call.body ?? null,
      redirect: 'manual',
      signal: call.signal,
    });
    const location = response.headers.get('location');
    if (!REDIRECT_STATUS.has(response.status) || location === null) {
      const body = await readLimited(provider, response, call.maxBytes ?? DEFAULT_MAX_BYTES);
      return { url: url.href, status: response.status, headers: response.headers, body };
    }
    await response.body?.cancel();
    if (hop === MAX_REDIRECTS || (call.method !== 'GET' && call.method !== 'HEAD') || !URL.canParse(location, url)) {
      throw new ProviderError(provider, 'protocol', { codes: ['REDIRECT_REFUSED'], reason: `${response.status} to ${location}` });
    }
    const next = new URL(location, url);
    if (next.origin !== url.origin) for (const name of CREDENTIAL_HEADERS) headers.delete(name);
    url = next;
  }
}
