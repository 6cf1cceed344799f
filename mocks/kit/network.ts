import { setTimeout as pause } from 'node:timers/promises';
import { HttpRequestInterceptor } from '@mswjs/interceptors/http';
import { http, HttpResponse } from 'msw';
import { defineNetwork, HttpNetworkFrame, InterceptorSource } from 'msw/experimental';
import { recordUnhandled } from './call-log.ts';
import { BrokenConnection, dispatch } from './dispatch.ts';
import { refuseLookUps } from './no-look-up.ts';
import type { MockEnv, VendorAnswer, VendorMock } from './vendor.ts';

/** How long clients are given to notice that they were broken off. */
const REDIAL_MS = 20;

type AnyFrame = Parameters<InterceptorSource['queue']>[0];

export interface MockNetwork {
  stop(): Promise<void>;
}

/** MSW prints what a handler throws unless somebody listens; here broken connections are thrown on purpose. */
class QuietSource extends InterceptorSource {
  override queue(frame: AnyFrame): Promise<void> {
    if (frame instanceof HttpNetworkFrame) frame.events.on('unhandledException', () => undefined);
    return super.queue(frame);
  }
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const toResponse = ({ status, headers, body }: VendorAnswer): Response => {
  const content = status === 204 || status === 304 ? null : body;
  return new HttpResponse(typeof content === 'string' || content === null ? content : new Uint8Array(content), {
    status,
    headers,
  });
};

/**
 * Puts the vendors between this process and the network, at socket level, so that every HTTP client meets them. What goes to
 * this machine itself or to `allowHosts` passes untouched; everything else fails as a refused connection and is recorded,
 * because several SDKs swallow the error.
 */
export const startNetwork = (env: MockEnv, vendors: readonly VendorMock[], allowHosts: readonly string[]): MockNetwork => {
  const stopping = new AbortController();
  const inFlight = new Set<Promise<unknown>>();
  const passes = (url: URL): boolean =>
    LOOPBACK.test(url.hostname) || allowHosts.includes(url.hostname) || url.host === new URL(env.appUrl()).host;

  const refuse = (method: string, url: URL, reason: string): Error => {
    if (!stopping.signal.aborted) {
      recordUnhandled(env.store, { at: env.clock.now().toISOString(), method, url: url.href, reason });
    }
    return new BrokenConnection('ECONNREFUSED', url);
  };

  const handlers = vendors.map((vendor) =>
    http.all(
      ({ request }) => vendor.matches(new URL(request.url)),
      async ({ request }) => {
        const url = new URL(request.url);
        try {
          const body = Buffer.from(await request.arrayBuffer());
          const signal = AbortSignal.any([request.signal, stopping.signal]);
          const playing = dispatch(vendor, { method: request.method, url, headers: request.headers, body, signal }, env);
          inFlight.add(playing);
          const answer = await playing.finally(() => inFlight.delete(playing));
          return toResponse(answer);
        } catch (error) {
          if (error instanceof BrokenConnection) throw error;
          // A mistake of the mock itself must be as visible as a request that nobody plays.
          throw refuse(request.method, url, `mock ${vendor.id} failed: ${error instanceof Error ? error.stack : String(error)}`);
        }
      },
    ),
  );

  const network = defineNetwork({
    sources: [new QuietSource({ interceptors: [new HttpRequestInterceptor()] })],
    handlers,
    context: { quiet: true },
    onUnhandledFrame: ({ frame }) => {
      if (!(frame instanceof HttpNetworkFrame)) throw new BrokenConnection('ECONNREFUSED', new URL('ws://unknown.invalid'));
      const url = new URL(frame.data.request.url);
      if (passes(url)) return;
      throw refuse(frame.data.request.method, url, 'no vendor is played at this address');
    },
  });
  void network.enable();
  const allowLookUps = refuseLookUps(vendors);

  return {
    stop: async () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await Promise.allSettled(inFlight);
      // A client whose call was broken off dials again at once; it still has to meet the mocks and not the network.
      await pause(REDIAL_MS);
      await network.disable();
      await pause(REDIAL_MS);
      allowLookUps();
    },
  };
};
