import type { ErrorRequestHandler } from 'express';

import type { ErrorTrackingPort } from '#server/integrations/error-tracking/port.ts';
import type { Logger } from '#server/log.ts';

import { requestIdOf } from './request-id.ts';

/** What body readers and routing say of a request that cannot be understood; their words may quote it and are not passed on. */
const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: 'Zahtjev nije ispravan. / The request is malformed.',
  413: 'Datoteka je prevelika. / The file is too large.',
  415: 'Ta vrsta sadržaja nije podržana. / This kind of content is not supported.',
};

/**
 * The last handler: an error that nobody answered. Bad requests keep their status; everything else is a bug, 500, logged with
 * the request's id, which is all that the answer tells.
 */
export function answerErrors(log: Logger, errorTracking: ErrorTrackingPort): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const requestId = requestIdOf(res);
    const status = statusOf(error);
    const words = STATUS_WORDS[status];
    if (words === undefined) {
      log.error({ err: error, requestId }, 'request failed');
      errorTracking.capture(error, { kind: 'request', name: req.method, requestId });
    }
    // Half an answer cannot be taken back; Express then ends the connection.
    if (res.headersSent) return next(error);
    res
      .status(words === undefined ? 500 : status)
      .type('text/plain')
      .send(
        words ?? `Greška je na našoj strani. Oznaka zahtjeva: ${requestId} / The error is on our side. Request id: ${requestId}`,
      );
  };
}

function statusOf(error: unknown): number {
  if (error instanceof URIError) return 400;
  const { status } = (error ?? {}) as { readonly status?: unknown };
  return typeof status === 'number' ? status : 500;
}
