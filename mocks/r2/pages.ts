import express, { Router, type Request, type Response } from 'express';
import { dispatch } from '../kit/dispatch.ts';
import type { MockEnv, VendorMock } from '../kit/vendor.ts';
import { S3Error } from './answers.ts';
import { MOCK_R2, MOCK_R2_HOSTS } from './credentials.ts';
import { verifySigV4 } from './sigv4.ts';

/** Types that a browser would run as a page of our own origin. */
const ACTIVE = /^(text\/html|image\/svg\+xml|application\/xhtml|text\/xml|application\/xml)/i;

/** Of one upload by a browser; the vendor itself takes just under 5 GiB. */
const LARGEST_PUT = '256mb';

/** A link bears no host of its own here: the one that it was signed for is found by trying. */
const signedFor = (pathAndQuery: string, method: string, headers: Headers, env: MockEnv): URL => {
  const [first, ...others] = MOCK_R2_HOSTS.map((host) => new URL(`https://${host}${pathAndQuery}`));
  const matches = (url: URL): boolean => {
    try {
      verifySigV4(
        { method, url, headers, body: Buffer.alloc(0) },
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

/** Of a browser's headers those that an object's request may bear; cookies of our own are none of the vendor's business. */
const PASSED_ON = ['user-agent', 'content-type', 'content-length', 'content-md5', 'if-none-match', 'origin'];

const answerLink = async (vendor: VendorMock, request: Request, response: Response, env: MockEnv): Promise<void> => {
  const pathAndQuery = request.originalUrl.replace(/^\/__mocks\/r2/, '');
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const headers = new Headers();
  for (const name of PASSED_ON) {
    const value = request.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  const url = signedFor(pathAndQuery, request.method, headers, env);
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const answer = await dispatch(vendor, { method: request.method, url, headers, body, signal: gone.signal }, env);
  response.status(answer.status).set(answer.headers).set('x-content-type-options', 'nosniff');
  if (ACTIVE.test(answer.headers['content-type'] ?? '')) response.set('content-security-policy', "sandbox; default-src 'none'");
  response.end(answer.body);
};

/** Presigned links as a browser follows them, checked as at the real host. */
export const r2Pages = (vendor: VendorMock, env: MockEnv): Router => {
  const router = Router();
  router.get('/*', (request, response) => {
    answerLink(vendor, request, response, env).catch(() => response.destroy());
  });
  router.put('/*', express.raw({ type: () => true, limit: LARGEST_PUT }), (request, response) => {
    answerLink(vendor, request, response, env).catch(() => response.destroy());
  });
  router.all('/*', (_request, response) => void response.status(405).end());
  return router;
};
