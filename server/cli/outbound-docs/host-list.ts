import { OUTBOUND_MATRIX } from '#server/integrations/outbound-matrix.ts';

export interface HostPort {
  readonly host: string;
  readonly port: number;
  /** The services behind it, in the order of the matrix. */
  readonly services: readonly string[];
}

/** The matrix as a firewall needs it: each pair of host and port once, whatever the mode. */
export const hostList = (): readonly HostPort[] => {
  const pairs = new Map<string, { host: string; port: number; services: string[] }>();
  for (const { host, port, service } of OUTBOUND_MATRIX) {
    const pair = pairs.get(`${host}:${port}`) ?? { host, port, services: [] };
    pairs.set(`${host}:${port}`, pair);
    if (!pair.services.includes(service)) pair.services.push(service);
  }
  return [...pairs.values()];
};

/** Every port that is called, lowest first, with its hosts. */
export const hostsByPort = (): readonly { readonly port: number; readonly hosts: readonly HostPort[] }[] => {
  const list = hostList();
  const ports = [...new Set(list.map(({ port }) => port))].sort((a, b) => a - b);
  return ports.map((port) => ({ port, hosts: list.filter((pair) => pair.port === port) }));
};

/** `*.example.org` without its star, with the dot that takes every label before it. */
export const suffixOf = (host: string): string | null => (host.startsWith('*.') ? host.slice(1) : null);

/** Without the patterns that another of the list takes already, for tools whose patterns take any number of labels. */
export const withoutCovered = (hosts: readonly HostPort[]): readonly HostPort[] =>
  hosts.filter(({ host }) => !hosts.some((other) => other.host !== host && host.endsWith(suffixOf(other.host) ?? ' ')));
