import { createServer } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { HttpRequestInterceptor } from '@mswjs/interceptors/http';
import { defineNetwork, InterceptorSource } from 'msw/experimental';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { egressAttempts } from './egress-tripwire.ts';

const socketError = (options: net.TcpSocketConnectOpts): Promise<NodeJS.ErrnoException> =>
  new Promise((resolve) => net.connect(options).once('error', resolve));

const listen = async () => {
  const server = createServer((_request, response) => response.end('here'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
};

describe('the egress tripwire', () => {
  it('refuses and records an address of another machine', async () => {
    const error = await socketError({ host: '192.0.2.1', port: 443 });
    expect(error.code).toBe('EACCES');
    expect(egressAttempts.splice(0)).toEqual(['connect 192.0.2.1:443']);
  });

  it('refuses and records a name, also when the client swallows the error', async () => {
    await fetch('https://example.com/').catch(() => undefined);
    expect(egressAttempts.splice(0)).toEqual(['look up example.com']);
  });

  it('lets this machine through', async () => {
    const { server, port } = await listen();
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('here');
    expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('here');
    server.close();
  });

  it('does not mistake a vendor that MSW plays for the vendor', async () => {
    const network = defineNetwork({
      sources: [new InterceptorSource({ interceptors: [new HttpRequestInterceptor()] })],
      handlers: [http.get('https://api.vendor.example/x', () => HttpResponse.text('mocked'))],
      onUnhandledFrame: 'bypass',
      context: { quiet: true },
    });
    network.enable();
    try {
      expect(await (await fetch('https://api.vendor.example/x')).text()).toBe('mocked');
      const status = await new Promise((resolve) =>
        https.get('https://api.vendor.example/x', (answer) => resolve(answer.statusCode)),
      );
      expect(status).toBe(200);
      expect(egressAttempts).toEqual([]);

      await fetch('https://api.stranger.example/').catch(() => undefined);
      expect(egressAttempts.splice(0)).toContain('look up api.stranger.example');
      await fetch('http://192.0.2.1/').catch(() => undefined);
      expect(egressAttempts.splice(0)).toContain('connect 192.0.2.1:80');
    } finally {
      network.disable();
    }
  });
});
