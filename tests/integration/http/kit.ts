import http from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Express } from 'express';

import { answerErrors } from '#server/http/answer-errors.ts';
import { createServices } from '#server/http/app.ts';
import type { Logger } from '#server/log.ts';
import { createLogger } from '#server/log.ts';
import type { TestHouse } from '#tests/kit/house.ts';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface Ask {
  readonly method?: string;
  readonly path: string;
  /** Exactly these, also a false `Host`, which fetch would not send. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A web server on a free port of this machine. */
export interface Served {
  readonly url: string;
  ask(request: Ask): Promise<Answer>;
  close(): Promise<void>;
}

export async function serve(app: http.RequestListener): Promise<Served> {
  const server = http.createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ask: (request) => ask(port, request),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function ask(port: number, { method = 'GET', path, headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined || Object.keys(headers).some((name) => /^(content-length|transfer-encoding)$/i.test(name));
    const all = length ? headers : { 'content-length': String(Buffer.byteLength(body)), ...headers };
    // A connection of its own each time: a kept one may be closed by the server just when it is used again.
    const request = http.request({ host: '127.0.0.1', port, method, path, headers: all, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

export interface ServicesOptions {
  readonly appUrl?: string;
  readonly isStopping?: () => boolean;
  readonly trustProxy?: number;
  readonly log?: Logger;
  /** What stands where the screens would. */
  readonly screens?: (app: Express) => void;
}

/** Everything that the web server is but its screens, on a test house. */
export function servicesOf(
  house: TestHouse,
  { appUrl, isStopping = () => false, trustProxy = 0, log = createLogger('silent'), screens }: ServicesOptions = {},
): Express {
  const { deps } = house;
  const installation = appUrl === undefined ? deps.installation : { ...deps.installation, appUrl };
  const app = createServices({
    installation: { house: { ...house, deps: { ...deps, installation } }, mocks: house.mocks, log, env: { trustProxy } },
    vite: null,
    isStopping,
  });
  screens?.(app);
  app.use((_req, res) => void res.status(404).type('text/plain').send('no screen'));
  app.use(answerErrors(log, deps.ports.errorTracking));
  return app;
}
