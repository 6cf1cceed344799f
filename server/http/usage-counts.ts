import express, { type Express } from 'express';

import type { Deps } from '#server/context.ts';

/** Where the script that counts page views sends them: our own address. Nothing of it is loaded before the person has agreed. */
export const USAGE_PATH = '/ingest';
const MAX_BYTES = 256 * 1024;

/** Passes on a browser's counts, without its cookies and without its address. */
export function mountUsageCounts(app: Express, deps: Deps): void {
  app.use(USAGE_PATH, express.raw({ type: () => true, limit: MAX_BYTES }), (req, res, next) => {
    const body = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
    deps.ports.analytics
      .forward({ method: req.method, path: req.url, contentType: req.get('content-type') ?? null, body })
      .then((answer) => {
        if (answer === null) return void res.status(404).json({});
        res.status(answer.status).set('cache-control', 'no-store').type(answer.contentType).end(Buffer.from(answer.body));
      })
      .catch(next);
  });
}
