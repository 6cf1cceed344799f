import dgram from 'node:dgram';
import dns from 'node:dns';
import http2 from 'node:http2';
import https, { request as httpsRequest } from 'node:https';
import * as httpsNamespace from 'node:https';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';
import { HttpRequestInterceptor } from '@mswjs/interceptors/http';
import { http, HttpResponse } from 'msw';
import { defineNetwork, InterceptorSource } from 'msw/experimental';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { assertDestinationAllowed, type EgressRefusedError, installEgressGuard } from '#server/integrations/egress-guard.ts';
import { egressAttempts } from '#tests/setup/egress-tripwire.ts';

const refusedLog: string[] = [];
let uninstall: () => void;

beforeEach(() => {
  refusedLog.length = 0;
  uninstall = installEgressGuard({
    allowDatabase: { host: 'DB.internal.example', port: 5432 },
    onRefused: ({ host, port }) => refusedLog.push(`${host}:${port}`),
  });
});

afterEach(() => {
  uninstall();
  // The tripwire below the guard saw neither a look-up nor a dialled address.
  expect(egressAttempts).toEqual([]);
});

const errorOf = (emitter: NodeJS.EventEmitter): Promise<EgressRefusedError> =>
  new Promise((resolve) => emitter.once('error', resolve));

/** The refusal however deep the client wrapped it, or the error itself. */
const rootCause = (error: unknown): EgressRefusedError => {
  let current = error;
  while (current instanceof Error && current.cause instanceof Error) current = current.cause;
  return current as EgressRefusedError;
};

const clients: Record<string, () => Promise<unknown>> = {
  fetch: () => fetch('https://evil.example/').catch(rootCause),
  'https, default import': () => errorOf(https.request('https://evil.example/').end()),
  'https, named import': () => errorOf(httpsRequest('https://evil.example/').end()),
  'https, namespace import': () => errorOf(httpsNamespace.request('https://evil.example/').end()),
  'https, keep-alive agent': () =>
    errorOf(https.request('https://evil.example/', { agent: new https.Agent({ keepAlive: true }) }).end()),
  'net.connect with options': () => errorOf(net.connect({ host: 'evil.example', port: 443 })),
  'net.connect with port and host': () => errorOf(net.connect(443, 'evil.example')),
  'net.Socket#connect': () => errorOf(new net.Socket().connect(443, 'evil.example')),
  'net.connect with an empty path': () =>
    errorOf(net.connect({ host: 'evil.example', port: 443, path: '' } as net.TcpNetConnectOpts)),
  'tls.connect': () => errorOf(tls.connect({ host: 'evil.example', port: 443, servername: 'evil.example' })),
  http2: () => errorOf(http2.connect('https://evil.example/')),
};

describe('the egress guard', () => {
  it.each(Object.entries(clients))('refuses a stranger through %s, before any look-up', async (_name, connect) => {
    expect(await connect()).toMatchObject({ code: 'EGRESS_REFUSED', host: 'evil.example', port: 443 });
    expect(refusedLog).toEqual(['evil.example:443']);
  });

  it.each([
    ['an IPv4 address', '192.0.2.1', 443],
    ['an IPv6 address', '2001:db8::1', 443],
    ['an IPv4 address inside IPv6', '::ffff:192.0.2.1', 443],
    ['the cloud metadata address', '169.254.169.254', 80],
    ['any address', '0.0.0.0', 443],
    ['a vendor on another port', 'api.resend.com', 8443],
    ['a name that ends like a vendor', 'api.resend.com.evil.example', 443],
    ['a name that begins before a vendor', 'evilapi.resend.com', 443],
    ['two labels under an account pattern', 'a.b.r2.cloudflarestorage.com', 443],
    ['the suffix of a pattern alone', 'r2.cloudflarestorage.com', 443],
    ['the database host on another port', 'db.internal.example', 22],
    ['a name under localhost', 'evil.localhost', 443],
  ])('refuses %s', async (_name, host, port) => {
    expect(await errorOf(net.connect({ host, port }))).toMatchObject({ code: 'EGRESS_REFUSED', port });
  });

  it.each([
    ['a vendor', 'api.resend.com', 443],
    ['a vendor in odd casing', 'API.Resend.COM', 443],
    ['a vendor with the trailing dot of the root', 'api.resend.com.', 443],
    ['an account under a pattern', '0123456789abcdef.eu.r2.cloudflarestorage.com', 443],
    ['the fiscalization service on its port', 'cis.porezna-uprava.hr', 8449],
    ['the database', 'db.internal.example', 5432],
  ])('lets %s through to the look-up', async (_name, host, port) => {
    const lookedUp = await new Promise<string>((resolve) => {
      const socket = net.connect({
        host,
        port,
        lookup: (name, _options, callback) => {
          resolve(name);
          callback(Object.assign(new Error('stop here'), { code: 'ENOTFOUND' }), []);
        },
      });
      socket.once('error', () => undefined);
    });
    expect(lookedUp).toBe(host);
    expect(refusedLog).toEqual([]);
  });

  it.each([
    ['this machine', '127.0.0.1', 4],
    ['a private network', '10.20.30.40', 4],
    ['the cloud metadata service', '169.254.169.254', 4],
    ['a private network in IPv6', 'fd00::1', 6],
    ['this machine inside IPv6', '::ffff:127.0.0.1', 6],
  ])('refuses a vendor whose name is answered with an address of %s', async (_name, address, family) => {
    const { lookup } = dns;
    const rebound = (_host: string, { all }: dns.LookupOptions, callback: (...answer: unknown[]) => void): void =>
      all === true ? callback(null, [{ address, family }]) : callback(null, address, family);
    dns.lookup = Object.assign(rebound, lookup) as unknown as typeof dns.lookup;
    try {
      for (const autoSelectFamily of [true, false]) {
        const socket = net.connect({ host: 'api.resend.com', port: 443, autoSelectFamily });
        const error = await errorOf(socket);
        expect(error).toMatchObject({
          code: 'EGRESS_REFUSED',
          host: 'api.resend.com',
          reason: expect.stringMatching(/answered/),
        });
        // The address may be a secret of the network.
        expect(error.message).not.toContain(address);
      }
      expect(await fetch('https://api.resend.com/').catch(rootCause)).toMatchObject({ code: 'EGRESS_REFUSED' });
      expect(refusedLog).toEqual(Array(3).fill('api.resend.com:443'));
    } finally {
      dns.lookup = lookup;
    }
  });

  it('lets this machine through by every name it has', async () => {
    const server = net.createServer((socket) => socket.end('here'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    for (const host of ['127.0.0.1', 'localhost', '::ffff:127.0.0.1', undefined]) {
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = net.connect(host === undefined ? { port } : { port, host });
        socket.once('data', (data) => resolve(data.toString())).once('error', reject);
      });
      expect(answer).toBe('here');
    }
    server.close();
  });

  it('refuses datagrams to other machines and lets local ones through', async () => {
    const receiver = dgram.createSocket('udp4');
    await new Promise<void>((resolve) => receiver.bind(0, '127.0.0.1', resolve));
    const received = new Promise<string>((resolve) => receiver.once('message', (message) => resolve(message.toString())));
    const sender = dgram.createSocket('udp4');

    expect(() => sender.send('x', 53, '192.0.2.1')).toThrowError(expect.objectContaining({ code: 'EGRESS_REFUSED' }));
    expect(() => sender.send(Buffer.from('xyz'), 0, 1, 53, 'evil.example')).toThrowError(/evil\.example:53/);
    expect(() => sender.connect(443, 'api.resend.com')).toThrowError(/refused/);
    sender.send('local', receiver.address().port, '127.0.0.1');
    expect(await received).toBe('local');

    sender.close();
    receiver.close();
  });

  it('follows a redirect of a vendor only as far as the matrix reaches, also for clients that follow by themselves', async () => {
    const network = mockedNetwork([
      http.get('https://api.resend.com/away', () => HttpResponse.redirect('https://evil.example/')),
      http.get('https://evil.example/', () => HttpResponse.text('stolen')),
    ]);
    await network.enable();
    try {
      expect(await fetch('https://api.resend.com/away').catch(rootCause)).toMatchObject({ code: 'EGRESS_REFUSED' });
    } finally {
      await network.disable();
    }
  });

  it('refuses strangers also while vendors are mocked, and opens no socket for those that are', async () => {
    const strangersServed: string[] = [];
    const network = mockedNetwork([
      http.get('https://api.resend.com/domains', () => HttpResponse.text('mocked')),
      http.get('https://evil.example/', ({ request }) => {
        strangersServed.push(request.url);
        return HttpResponse.text('mocked');
      }),
    ]);
    await network.enable();
    try {
      expect(await (await fetch('https://api.resend.com/domains')).text()).toBe('mocked');
      expect(await fetch('https://evil.example/').catch(rootCause)).toMatchObject({ code: 'EGRESS_REFUSED' });
      expect(await errorOf(httpsNamespace.request('https://evil.example/').end())).toMatchObject({ code: 'EGRESS_REFUSED' });
      expect(strangersServed).toEqual([]);
    } finally {
      await network.disable();
    }
    // The mocks put back what they found: the guard still stands.
    expect(await fetch('https://evil.example/').catch(rootCause)).toMatchObject({ code: 'EGRESS_REFUSED' });
  });
});

function mockedNetwork(handlers: Parameters<typeof defineNetwork>[0]['handlers']) {
  return defineNetwork({
    sources: [new InterceptorSource({ interceptors: [new HttpRequestInterceptor()] })],
    handlers: handlers ?? [],
    onUnhandledFrame: 'error',
    context: { quiet: true },
  });
}

describe('assertDestinationAllowed', () => {
  it.each([
    'https://api.resend.com/emails',
    'https://cistest.apis-it.hr:8449/FiskalizacijaServiceTest',
    'http://127.0.0.1:4568/x',
  ])('accepts %s', (url) => expect(() => assertDestinationAllowed(url)).not.toThrow());

  it.each([
    'http://api.resend.com/emails',
    'http://api.resend.com:443/',
    'https://evil.example/',
    'https://[2001:db8::1]/',
    'https://cis.porezna-uprava.hr/',
  ])('refuses %s', (url) =>
    expect(() => assertDestinationAllowed(url)).toThrowError(expect.objectContaining({ code: 'EGRESS_REFUSED' })),
  );
});
