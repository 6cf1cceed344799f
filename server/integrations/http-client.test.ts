import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';

import { sendHttp } from '#server/integrations/http-client.ts';
import { egressAttempts } from '#tests/setup/egress-tripwire.ts';

const servers: Server[] = [];

/** A vendor on this machine; answers with what `reply` does. */
const vendor = async (reply: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> => {
  const server = createServer(reply);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

const { signal } = new AbortController();
const redirectTo = (location: string) => (_request: IncomingMessage, response: ServerResponse) =>
  response.writeHead(302, { location }).end();

describe('sendHttp', () => {
  it('sends what it is told and reads status, headers and bytes', async () => {
    const origin = await vendor((request, response) => {
      response.writeHead(418, { 'x-method': request.method ?? '' });
      request.pipe(response);
    });
    const answer = await sendHttp('vendor', { method: 'POST', url: `${origin}/x`, body: 'čćžšđ', signal });
    expect({ status: answer.status, method: answer.headers.get('x-method'), body: Buffer.from(answer.body).toString() }).toEqual({
      status: 418,
      method: 'POST',
      body: 'čćžšđ',
    });
  });

  it('follows a redirect on the same origin with its credentials', async () => {
    const origin = await vendor((request, response) => {
      if (request.url === '/new') response.end(request.headers.authorization);
      else redirectTo('/new')(request, response);
    });
    const answer = await sendHttp('vendor', {
      method: 'GET',
      url: `${origin}/old`,
      headers: { authorization: 'Bearer x' },
      signal,
    });
    expect(Buffer.from(answer.body).toString()).toBe('Bearer x');
    expect(answer.url).toBe(`${origin}/new`);
  });

  it('leaves credentials behind when the origin changes', async () => {
    const other = await vendor((request, response) => response.end(String(request.headers.authorization)));
    const origin = await vendor(redirectTo(`${other}/`));
    const answer = await sendHttp('vendor', { method: 'GET', url: origin, headers: { authorization: 'Bearer x' }, signal });
    expect(Buffer.from(answer.body).toString()).toBe('undefined');
  });

  it.each(['https://evil.example/', 'http://api.resend.com/', 'https://192.0.2.1/'])(
    'does not follow a redirect to %s',
    async (location) => {
      const origin = await vendor(redirectTo(location));
      await expect(sendHttp('vendor', { method: 'GET', url: origin, signal })).rejects.toMatchObject({ code: 'EGRESS_REFUSED' });
      expect(egressAttempts).toEqual([]);
    },
  );

  it('does not repeat a body at another address, nor follow a circle', async () => {
    const origin = await vendor(redirectTo('/again'));
    const refused = { kind: 'protocol', codes: ['REDIRECT_REFUSED'] };
    await expect(sendHttp('vendor', { method: 'POST', url: origin, body: 'x', signal })).rejects.toMatchObject(refused);
    await expect(sendHttp('vendor', { method: 'GET', url: origin, signal })).rejects.toMatchObject(refused);
  });

  it('stops reading an answer that is too long', async () => {
    const origin = await vendor((_request, response) => response.end('x'.repeat(2000)));
    await expect(sendHttp('vendor', { method: 'GET', url: origin, signal, maxBytes: 1000 })).rejects.toMatchObject({
      kind: 'protocol',
      codes: ['ANSWER_TOO_LARGE'],
    });
  });
});
