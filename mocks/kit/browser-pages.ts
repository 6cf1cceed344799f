import { Router, type Request, type Response } from 'express';
import { S3Error } from '../r2/answers.ts';
import { MOCK_R2, MOCK_R2_HOSTS } from '../r2/credentials.ts';
import { r2Mock } from '../r2/handlers.ts';
import { verifySigV4 } from '../r2/sigv4.ts';
import { dispatch } from './dispatch.ts';
import type { MockEnv } from './vendor.ts';

/** Types that a browser would run as a page of our own origin. */
const ACTIVE = /^(text\/html|image\/svg\+xml|application\/xhtml|text\/xml|application\/xml)/i;

/** A link bears no host of its own here: the one that it was signed for is found by trying. */
const signedFor = (pathAndQuery: string, method: string, env: MockEnv): URL => {
  const [first, ...others] = MOCK_R2_HOSTS.map((host) => new URL(`https://${host}${pathAndQuery}`));
  const matches = (url: URL): boolean => {
    try {
      verifySigV4(
        { method, url, headers: new Headers(), body: Buffer.alloc(0) },
        { ...MOCK_R2, now: [env.clock.now(), env.clock.machineNow()] },
      );
      return true;
    } catch (error) {
      // The time is looked at last: what has run out was signed well.
      return error instanceof S3Error && error.code === 'ExpiredRequest';
    }
  };
  return others.find(matches) ?? (first as URL);
};

const r2Page = async (request: Request, response: Response, env: MockEnv): Promise<void> => {
  const pathAndQuery = request.originalUrl.replace(/^\/__mocks\/r2/, '');
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const headers = new Headers({ 'user-agent': request.get('user-agent') ?? '' });
  const url = signedFor(pathAndQuery, request.method, env);
  const answer = await dispatch(
    r2Mock,
    { method: request.method, url, headers, body: Buffer.alloc(0), signal: gone.signal },
    env,
  );
  response.status(answer.status).set(answer.headers).set('x-content-type-options', 'nosniff');
  if (ACTIVE.test(answer.headers['content-type'] ?? '')) response.set('content-security-policy', "sandbox; default-src 'none'");
  response.end(answer.body);
};

/**
 * What a browser sees of the vendors, under `/__mocks/<vendor>/…` on our own server, because a browser never passes the
 * mocked network. Guarded as the vendor's own pages are: for R2 by the presigned link, which is checked as for the real host.
 */
export const vendorPages = (env: MockEnv): Router => {
  const router = Router();
  router.get('/r2/*', (request, response) => {
    r2Page(request, response, env).catch(() => response.destroy());
  });
  router.all('/r2/*', (_request, response) => void response.status(405).end());
  return router;
};
