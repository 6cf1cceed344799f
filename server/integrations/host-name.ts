import { isIP, isIPv4, isIPv6 } from 'node:net';

/**
 * One spelling for a host as programs write it: lower case, without IPv6 brackets, zone or the root's trailing dot.
 * Nothing is resolved. Names that DNS would not take come back as they are and match nothing.
 */
export const normalizeHost = (host: string): string => {
  const bare = host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%.*$/, '');
  if (isIPv6(bare)) return new URL(`http://[${bare}]/`).hostname.slice(1, -1);
  return bare.endsWith('.') ? bare.slice(0, -1) : bare;
};

/** True for an address instead of a name; vendors are reached by name only, so that their certificate proves them. */
export const isAddress = (normalizedHost: string): boolean => isIP(normalizedHost) !== 0;

/** True for this machine: `localhost`, 127.0.0.0/8, `::1` and the IPv4 range inside IPv6. Expects `normalizeHost`'s form. */
export const isLoopback = (normalizedHost: string): boolean =>
  normalizedHost === 'localhost' ||
  normalizedHost === '::1' ||
  (isIPv4(normalizedHost) && normalizedHost.startsWith('127.')) ||
  // URL writes ::ffff:127.0.0.1 as ::ffff:7f00:1
  /^::ffff:7f[0-9a-f]{2}:/.test(normalizedHost);
