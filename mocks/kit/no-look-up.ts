import dns from 'node:dns';
import type { VendorMock } from './vendor.ts';

/**
 * The second wall: the name of a played vendor is never looked up. A mocked socket does not need it; one that the interceptor lets
 * through all the same (it does so when a client dials again after several hanging calls were given up at once) gets no further.
 * Returns what takes the wall down.
 */
export const refuseLookUps = (vendors: readonly VendorMock[]): (() => void) => {
  const { lookup } = dns;
  const isPlayed = (hostname: string): boolean => {
    const address = `https://${hostname}`;
    return URL.canParse(address) && vendors.some((vendor) => vendor.matches(new URL(address)));
  };
  const guarded = (hostname: string, ...rest: unknown[]): unknown => {
    if (!isPlayed(hostname)) return Reflect.apply(lookup, dns, [hostname, ...rest]);
    const error = Object.assign(new Error(`${hostname} is simulated`), { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname });
    const callback = rest.at(-1);
    if (typeof callback === 'function') queueMicrotask(() => Reflect.apply(callback, undefined, [error]));
    return undefined;
  };
  dns.lookup = Object.assign(guarded, lookup) as unknown as typeof dns.lookup;
  return () => {
    dns.lookup = lookup;
  };
};
