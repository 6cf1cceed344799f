import dns from 'node:dns';
import { isIP } from 'node:net';

/**
 * Every try to leave the machine: a name that was looked up, or an address that was dialled. The list is kept because several
 * SDKs swallow the error; whoever reads it empties it.
 */
export const egressAttempts: string[] = [];

const isLocalName = (host: string): boolean => host === '' || host === 'localhost' || host.endsWith('.localhost');

/** True for 127.0.0.0/8, ::1 and their IPv4-mapped form. */
export const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/i.test(address);

type Connect = (this: object, request: object, address: string, port: number) => number;

interface TcpBinding {
  readonly TCP: { readonly prototype: { connect: Connect; connect6: Connect } };
}

/** What libuv answers for "permission denied"; the socket then emits an ordinary EACCES error. */
const UV_EACCES = -13;

const INSTALLED = Symbol.for('fiskai.egress-tripwire');

/**
 * Sits below `net.Socket`, at the handle and at the resolver, because MSW replaces `Socket.prototype.connect` and lets a mocked
 * socket "connect" to a vendor's name without ever reaching either of the two.
 */
export const installEgressTripwire = (): void => {
  const marks = globalThis as { [INSTALLED]?: boolean };
  if (marks[INSTALLED]) return;
  marks[INSTALLED] = true;

  const { TCP } = (process as unknown as { binding(name: string): TcpBinding }).binding('tcp_wrap');
  for (const method of ['connect', 'connect6'] as const) {
    const original = TCP.prototype[method];
    TCP.prototype[method] = function guarded(request, address, port) {
      if (isLoopback(address)) return original.call(this, request, address, port);
      egressAttempts.push(`connect ${address}:${port}`);
      return UV_EACCES;
    };
  }

  const lookup = dns.lookup;
  const guardedLookup = (hostname: string, ...rest: unknown[]): unknown => {
    if (isLocalName(hostname) || isIP(hostname) !== 0) return Reflect.apply(lookup, dns, [hostname, ...rest]);
    egressAttempts.push(`look up ${hostname}`);
    const callback = rest.at(-1);
    if (typeof callback !== 'function') return undefined;
    const refused = Object.assign(new Error(`Tests may not look up ${hostname}`), {
      code: 'ENOTFOUND',
      syscall: 'getaddrinfo',
      hostname,
    });
    return queueMicrotask(() => Reflect.apply(callback, undefined, [refused]));
  };
  dns.lookup = Object.assign(guardedLookup, lookup) as unknown as typeof dns.lookup;
};
