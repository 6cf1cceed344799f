import { randomUUID } from 'node:crypto';

import type { RequestHandler, Response } from 'express';

import type { Logger } from '#server/log.ts';

const ids = new WeakMap<Response, string>();

/** Id of the request behind a response; people read it to support, and the log has it. */
export const requestIdOf = (res: Response): string => ids.get(res) ?? '';

/** A document's link is a key: the log keeps where it was tried, not what it was. */
const withoutKey = (path: string): string => path.replace(/^\/d\/[^/]+/, '/d/[redacted]');

/** Names each request and writes one line when it is answered. Query strings stay out: they may hold what people search for. */
export function logRequests(log: Logger): RequestHandler {
  return (req, res, next) => {
    const requestId = randomUUID();
    ids.set(res, requestId);
    res.setHeader('X-Request-Id', requestId);
    const started = process.hrtime.bigint();
    res.on('finish', () => {
      const ms = Math.round(Number(process.hrtime.bigint() - started) / 1e6);
      const level = res.statusCode >= 500 ? 'error' : 'info';
      log[level]({ requestId, method: req.method, path: withoutKey(req.path), status: res.statusCode, ms }, 'request');
    });
    next();
  };
}
