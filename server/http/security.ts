import { randomBytes } from 'node:crypto';

import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

import { isLoopback } from '#server/integrations/host-name.ts';
import { BROWSER_VISITS, findDestination } from '#server/integrations/outbound-matrix.ts';

/** Largest body of a form, in bytes; a form that brings a document may be as large as that and a little more. */
const MAX_BODY_BYTES = 12 * 1024 * 1024;
const FORM_AROUND_A_FILE = 1024 * 1024;

const nonces = new WeakMap<Response, string>();

/** Nonce of the response's Content-Security-Policy. */
export const nonceOf = (res: Response): string => nonces.get(res) ?? '';

export interface SecurityOptions {
  readonly appUrl: string;
  /** Where browsers send files to and show them from, when that is not our own address. */
  readonly storageOrigin: string | null;
  /** Vite's client needs a web socket and styles of its own. */
  readonly dev: boolean;
}

/** The outbound matrix decides with whom pages may exchange files. Throws for any other origin. */
const filesFrom = (origin: string | null): readonly string[] => {
  if (origin === null) return [];
  const { protocol, hostname, port } = new URL(origin);
  if (isLoopback(hostname)) return [origin];
  const files = findDestination(hostname, port === '' ? 443 : Number(port))?.filesOfBrowsers ?? false;
  if (protocol !== 'https:' || !files) throw new TypeError(`${origin} is no store on the outbound matrix`);
  return [origin];
};

/** Browsers hold a form to this list through every redirect, and the ways to a consent or a payment begin with a form. */
const VISITED = [...new Set(BROWSER_VISITS.map(({ host }) => `https://${host}`))];

/**
 * Headers of every response: scripts only with this response's nonce, nothing from other origins but files of the document store, no framing, no sniffing,
 * HSTS when the application is reached by https. Which origins there are is decided by the outbound matrix.
 */
export function securityHeaders({ appUrl, storageOrigin, dev }: SecurityOptions): RequestHandler {
  const storage = filesFrom(storageOrigin);
  const https = appUrl.startsWith('https:');
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'", (_req, res) => `'nonce-${nonceOf(res as Response)}'`],
        // Radix positions its layers by style attributes; styles from elsewhere stay out.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:', ...storage],
        'font-src': ["'self'"],
        'connect-src': ["'self'", ...storage, ...(dev ? ['ws:'] : [])],
        // Browsers show PDFs by a viewer of their own, which counts as an object of the page it is in.
        'object-src': ["'self'", ...storage],
        'base-uri': ["'none'"],
        'form-action': ["'self'", ...VISITED],
        'frame-src': ["'self'", ...storage],
        'frame-ancestors': ["'self'"],
        ...(https ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'sameorigin' },
  });
  return (req, res, next) => {
    nonces.set(res, randomBytes(16).toString('base64'));
    res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
    headers(req, res, next);
  };
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Cookies ride on every request, so a change is taken only from our own pages: the browser's Origin must be ours. */
export function checkOrigin(appUrl: string): RequestHandler {
  const { origin: own } = new URL(appUrl);
  return (req, res, next) => {
    if (SAFE_METHODS.has(req.method)) return next();
    const host = req.get('host') ?? '';
    const allowed = [own, `${req.protocol}://${host}`];
    const origin = req.get('origin');
    const site = req.get('sec-fetch-site');
    const fromUs = origin === undefined ? site === 'same-origin' || site === 'none' : allowed.includes(origin);
    if (fromUs) return next();
    return res
      .status(403)
      .type('text/plain')
      .send('Zahtjev nije poslan s ove stranice. / The request did not come from this site.');
  };
}

/** A body must say how long it is, and not be longer than we take. */
export function limitBody(maxUploadBytes: number): RequestHandler {
  const longest = Math.max(MAX_BODY_BYTES, maxUploadBytes + FORM_AROUND_A_FILE);
  return (req, res, next) => {
    if (SAFE_METHODS.has(req.method)) return next();
    const length = req.get('content-length');
    if (length === undefined && req.get('transfer-encoding') !== undefined)
      return res.status(411).type('text/plain').send('Length Required');
    if (Number(length ?? 0) > longest)
      return res.status(413).type('text/plain').send('Datoteka je prevelika. / The file is too large.');
    return next();
  };
}
