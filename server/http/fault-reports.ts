import express, { type Express } from 'express';

import type { Deps } from '#server/context.ts';

/** Where a browser sends what went wrong in it: our own address, which no ad blocker stops and which lets nothing else through. */
export const FAULT_REPORTS_PATH = '/dojave';
const MAX_REPORT_BYTES = 200 * 1024;

/** Takes a browser's reports. They are scrubbed and passed on without anybody waiting; the answer never tells what became of one. */
export function mountFaultReports(app: Express, deps: Deps): void {
  app.post(FAULT_REPORTS_PATH, express.raw({ type: () => true, limit: MAX_REPORT_BYTES }), (req, res) => {
    if (Buffer.isBuffer(req.body) && req.body.length > 0) {
      deps.ports.errorTracking
        .forward(req.body)
        .catch((error: unknown) => deps.log.warn({ err: error }, 'a report of a browser was not passed on'));
    }
    res.status(202).json({});
  });
}
