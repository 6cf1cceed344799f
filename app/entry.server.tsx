import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { registerCatalog } from '#app/i18n/catalog.ts';
import { en } from '#app/i18n/en/index.ts';
import { hr } from '#app/i18n/hr/index.ts';
import { NonceProvider } from '#app/lib/nonce.tsx';

registerCatalog('hr', hr);
registerCatalog('en', en);

/** Milliseconds after which a loader's unfinished promises are given up. */
export const streamTimeout = 5_000;

export default function handleRequest(
  request: Request,
  responseStatusCode: number,
  responseHeaders: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
) {
  const nonce = loadContext.cspNonce;
  const waitForAll = isbot(request.headers.get('User-Agent') ?? '');
  return new Promise<Response>((resolve, reject) => {
    let status = responseStatusCode;
    let started = false;
    const send = (): void => {
      started = true;
      const body = new PassThrough();
      responseHeaders.set('Content-Type', 'text/html; charset=utf-8');
      resolve(new Response(createReadableStreamFromReadable(body), { headers: responseHeaders, status }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout + 1_000} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        onShellReady: () => (waitForAll ? undefined : send()),
        onAllReady: () => (waitForAll ? send() : undefined),
        onShellError: reject,
        onError(error) {
          status = 500;
          if (started) report(error, loadContext);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Errors that no screen expected. Aborted requests are nobody's fault. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (!request.signal.aborted) report(error, context);
}

function report(error: unknown, context: AppLoadContext): void {
  if (context.reportError) context.reportError(error, context.requestId);
  else console.error(`request ${context.requestId}:`, error);
}
