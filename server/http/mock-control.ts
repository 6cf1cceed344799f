import type { Application, NextFunction, Request, Response } from 'express';
import type { MockRuntime } from '#mocks/start.ts';

export interface MockControlOptions {
  /** Lets a system administrator in from anywhere; nobody but this machine when missing. */
  readonly isSystemAdministrator?: (request: Request) => boolean | Promise<boolean>;
}

const LOOPBACK = /^(::1|::ffff:127(\.\d+){3}|127(\.\d+){3})$/;
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
const FORWARDING = /^(forwarded|via|x-real-ip|x-forwarded-.*)$/;

/** From this machine itself, and not through a proxy that stands on it. A foreign `Host` would be a rebound DNS name. */
const isLocal = (request: Request): boolean =>
  LOOPBACK.test(request.socket.remoteAddress ?? '') &&
  LOCAL_HOST.test(request.headers.host ?? '') &&
  !Object.keys(request.headers).some((name) => FORWARDING.test(name));

/** A browser names its page on every POST; what comes without a name must be JSON, which no foreign form can send. */
const isOwnOrigin = (request: Request): boolean => {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const { origin, host } = request.headers;
  if (origin === undefined) return /^application\/json\b/i.test(request.headers['content-type'] ?? '');
  return URL.canParse(origin) && new URL(origin).host === host;
};

/**
 * Mounts `/__mocks` of the mocked vendors. Their own pages (`/__mocks/r2/…`) are open to every visitor, as the vendor's are.
 * The control pages with the outbox and its login codes answer only this machine or a system administrator; for everybody
 * else they do not exist (404).
 */
export const mountMockControl = (app: Application, runtime: MockRuntime, options: MockControlOptions = {}): void => {
  const guard = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    try {
      const allowed = isLocal(request) || (await options.isSystemAdministrator?.(request)) === true;
      if (!allowed || !isOwnOrigin(request)) {
        response.status(404).type('text').send('Not found');
        return;
      }
      response.set('cache-control', 'no-store').set('referrer-policy', 'same-origin');
      next();
    } catch (error) {
      next(error);
    }
  };
  app.use('/__mocks', runtime.vendorPages());
  app.use('/__mocks', guard, runtime.controlPages());
};
