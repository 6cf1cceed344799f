import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

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

const OWN_NETWORKS = new BlockList();
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  OWN_NETWORKS.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  OWN_NETWORKS.addSubnet(address, prefix, 'ipv6');

/** False for an address of this machine, of a private or local network, or of none (RFC 6890); also where it is written inside IPv6. */
export const isPublicAddress = (address: string): boolean =>
  isIP(address) !== 0 && !OWN_NETWORKS.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
