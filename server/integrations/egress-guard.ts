import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

import { isAddress, isLoopback, isPublicAddress, normalizeHost } from '#server/integrations/host-name.ts';
import { findDestination } from '#server/integrations/outbound-matrix.ts';

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

export interface EgressGuardOptions {
  /** The database server(s), the only destinations besides loopback that need no entry in the matrix; null when embedded. */
  readonly allowDatabase: HostPort | readonly HostPort[] | null;
  /** Told of every refusal: host, port and reason only, never what was about to be sent. */
  readonly onRefused?: (refused: EgressRefusedError) => void;
}

/** A socket was about to leave for a host that is not on the outbound matrix, or whose name somebody bends to an address of ours. */
export class EgressRefusedError extends Error {
  override readonly name = 'EgressRefusedError';
  readonly code = 'EGRESS_REFUSED';
  readonly host: string;
  readonly port: number;
  readonly reason: string;

  constructor(host: string, port: number, reason = 'it is not on the outbound matrix') {
    super(`outbound connection to ${host}:${port} refused: ${reason}`);
    this.host = host;
    this.port = port;
    this.reason = reason;
  }
}

/** Said without the address, which may be a secret of the network. */
const REBOUND = 'its name was answered with an address of this machine or of a private network';

const databaseList = (allowed: EgressGuardOptions['allowDatabase']): readonly HostPort[] => {
  if (allowed === null) return [];
  return 'host' in allowed ? [allowed] : allowed;
};

const isDatabase = (databases: readonly HostPort[], host: string, port: number): boolean =>
  databases.some((database) => normalizeHost(database.host) === host && database.port === port);

/**
 * Throws `EgressRefusedError` unless the URL is https on the matrix, or loopback. What the HTTP client asks before each
 * hop; also keeps a plain-http URL of a vendor (port 80) out, because no entry of the matrix has that port.
 */
export function assertDestinationAllowed(url: string | URL): void {
  const { protocol, hostname, port } = new URL(url);
  const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  const host = normalizeHost(hostname);
  if (isLoopback(host)) return;
  if (protocol !== 'https:' || !findDestination(host, number)) throw new EgressRefusedError(host, number);
}

/** Reads the arguments of `net.Socket#connect` as Node does; null for a Unix socket or a named pipe, which stay on this machine. */
const connectTarget = (args: readonly unknown[]): HostPort | null => {
  // net.connect and tls.connect hand over their arguments already normalized, as one array.
  const [first, second] = Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : args;
  if (typeof first === 'object' && first !== null) {
    const { host, port, path } = first as { host?: unknown; port?: unknown; path?: unknown };
    // As in Node, an empty path is none.
    if (path) return null;
    return { host: typeof host === 'string' && host !== '' ? host : 'localhost', port: Number(port) };
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return null;
  return { host: typeof second === 'string' ? second : 'localhost', port: Number(first) };
};

/** Reads the arguments of `dgram.Socket#send`, whose port and address come second or after offset and length. */
const datagramTarget = ([, offset, length, port, address]: readonly unknown[]): HostPort | null => {
  const withRange = Boolean(address) || (Boolean(port) && typeof port !== 'function');
  const [toPort, toAddress] = withRange ? [port, address] : [offset, length];
  return typeof toAddress === 'string' && toAddress !== '' ? { host: toAddress, port: Number(toPort) } : null;
};

/**
 * Refuses, for the whole process and in every mode, each TCP, TLS and UDP socket whose destination is neither on the
 * outbound matrix nor loopback nor the database; by name, before any look-up, and also for addresses. A refused TCP
 * socket is destroyed with `EgressRefusedError` (as a failed look-up would be), a refused datagram throws it. A name of the
 * matrix that is answered with an address of this network (rebinding) is refused too, before the address is dialled.
 *
 * It stands in `net.Socket.prototype.connect`, through which fetch, undici, https, tls and http2 all pass however they
 * were imported. Install it before the mocks: they wrap the same method and put back what they found.
 * Returns the function that removes it.
 */
export function installEgressGuard(options: EgressGuardOptions): () => void {
  const databases = databaseList(options.allowDatabase);

  const refusal = (target: HostPort | null, transport: 'tcp' | 'udp'): EgressRefusedError | null => {
    if (target === null) return null;
    const host = normalizeHost(target.host);
    if (isLoopback(host)) return null;
    if (transport === 'tcp' && (isDatabase(databases, host, target.port) || findDestination(host, target.port))) return null;
    const error = new EgressRefusedError(host, target.port);
    options.onRefused?.(error);
    return error;
  };

  /** The name of a vendor must lead to the internet: whoever answers it with an address of ours wants to reach something else. */
  const judgedLookUp =
    (target: HostPort): net.LookupFunction =>
    (hostname, lookUpOptions, callback) => {
      const judge: typeof callback = (failure, answer, family) => {
        const addresses = typeof answer === 'string' ? [answer] : (answer ?? []).map(({ address }) => address);
        if (failure || addresses.every(isPublicAddress)) return callback(failure, answer, family);
        const error = new EgressRefusedError(target.host, target.port, REBOUND);
        options.onRefused?.(error);
        return callback(error, answer, family);
      };
      (dns.lookup as net.LookupFunction)(hostname, lookUpOptions, judge);
    };

  /** The arguments of `net.Socket#connect` with a look-up that is judged; as they were where nothing is looked up, or for our own machines. */
  const withJudgedLookUp = (args: readonly unknown[]): readonly unknown[] => {
    const target = connectTarget(args);
    if (target === null) return args;
    const host = normalizeHost(target.host);
    if (isLoopback(host) || isAddress(host) || isDatabase(databases, host, target.port)) return args;
    const normalized = Array.isArray(args[0]) ? (args[0] as unknown[]) : null;
    const [first, second] = normalized ?? args;
    const given =
      typeof first === 'object' && first !== null
        ? (first as net.TcpSocketConnectOpts)
        : { host: target.host, port: target.port };
    // The interceptor under the simulated vendors brings its own, which asks no resolver; no library that we use brings another.
    if (given.lookup !== undefined) return args;
    const judged = { ...given, lookup: judgedLookUp({ host, port: target.port }) };
    if (normalized !== null) {
      // Node knows its own normalized array by a mark, so it is changed and not copied.
      normalized[0] = judged;
      return args;
    }
    return [judged, ...(typeof first === 'object' ? [second] : args.filter((arg) => typeof arg === 'function'))];
  };

  const socketPrototype = net.Socket.prototype;
  const originalConnect = socketPrototype.connect;
  const guardedConnect = function (this: net.Socket, ...args: unknown[]): net.Socket {
    const error = refusal(connectTarget(args), 'tcp');
    if (error === null) {
      return Reflect.apply(originalConnect, this, withJudgedLookUp(args)) as net.Socket;
    }
    // Not at once: tls.connect goes on to configure the socket that we return.
    process.nextTick(() => this.destroy(error));
    return this;
  };
  socketPrototype.connect = guardedConnect as typeof originalConnect;

  const datagramPrototype = dgram.Socket.prototype;
  const originalDatagramConnect = datagramPrototype.connect;
  const originalSend = datagramPrototype.send;
  const guardDatagram = (target: HostPort | null): void => {
    const error = refusal(target, 'udp');
    if (error) throw error;
  };
  datagramPrototype.connect = function (this: dgram.Socket, ...args: unknown[]) {
    guardDatagram(typeof args[1] === 'string' ? { host: args[1], port: Number(args[0]) } : null);
    return Reflect.apply(originalDatagramConnect, this, args) as void;
  } as typeof originalDatagramConnect;
  datagramPrototype.send = function (this: dgram.Socket, ...args: unknown[]) {
    guardDatagram(datagramTarget(args));
    return Reflect.apply(originalSend, this, args) as void;
  } as typeof originalSend;

  return () => {
    socketPrototype.connect = originalConnect;
    datagramPrototype.connect = originalDatagramConnect;
    datagramPrototype.send = originalSend;
  };
}
