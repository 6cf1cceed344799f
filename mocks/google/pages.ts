import { randomBytes } from 'node:crypto';

import express, { Router } from 'express';

import type { MockEnv } from '../kit/vendor.ts';
import { consentPage, refusalPage } from '../mailbox/consent-page.ts';
import { MOCK_GOOGLE } from './credentials.ts';
import { GOOGLE_ACCOUNTS, googleState } from './state.ts';

const VENDOR = 'Google';
const COLOUR = '#1a56c4';
const SCOPE = 'https://www.googleapis.com/auth/gmail.readonly';
const CODE_MINUTES = 10;

type Values = Readonly<Record<string, string>>;

/** Null when the wish is one that Google would show its page for. */
function complaint(wish: Values, env: MockEnv): readonly [string, string] | null {
  if (wish['client_id'] !== MOCK_GOOGLE.clientId) return ['invalid_client', 'Aplikacija nije poznata.'];
  if (wish['redirect_uri'] !== `${env.appUrl()}/povezivanje/google`) {
    return ['redirect_uri_mismatch', `Adresa ${wish['redirect_uri'] ?? ''} nije prijavljena.`];
  }
  if (wish['response_type'] !== 'code') return ['invalid_request', 'response_type mora biti code.'];
  if (!(wish['scope'] ?? '').split(' ').includes(SCOPE)) return ['invalid_scope', 'Traži se nepoznata dozvola.'];
  if (wish['code_challenge_method'] !== 'S256' || !/^[\w-]{43}$/.test(wish['code_challenge'] ?? '')) {
    return ['invalid_request', 'Nedostaje code_challenge (S256).'];
  }
  if ((wish['state'] ?? '') === '') return ['invalid_request', 'Nedostaje state.'];
  return null;
}

const textOnly = (values: object): Values =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

function backTo(redirectUri: string, answer: Values): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  return url.href;
}

function decide(form: Values, env: MockEnv): string {
  const redirectUri = form['redirect_uri'] ?? '';
  const state = form['state'] ?? '';
  if (form['decision'] !== 'allow') return backTo(redirectUri, { error: 'access_denied', state });
  const account = GOOGLE_ACCOUNTS.find((each) => each === form['account']) ?? GOOGLE_ACCOUNTS[0];
  const code = `4/${randomBytes(24).toString('base64url')}`;
  // The owner may leave the box of the mailbox empty; the code is given all the same, for less.
  const scope = form['granted'] === 'mail' ? SCOPE : 'openid';
  const expiresAt = new Date(env.clock.now().getTime() + CODE_MINUTES * 60_000).toISOString();
  googleState(env).codes.put(code, { account, redirectUri, challenge: form['code_challenge'] ?? '', scope, expiresAt });
  return backTo(redirectUri, { code, scope, state });
}

/** Google's page of consent, and what becomes of it. */
export function googlePages(env: MockEnv): Router {
  const router = Router();
  router.get('/o/oauth2/v2/auth', (request, response) => {
    const wish = textOnly(request.query);
    const wrong = complaint(wish, env);
    if (wrong !== null) return void response.status(400).send(refusalPage(VENDOR, COLOUR, ...wrong));
    const chosen = wish['login_hint'] ?? GOOGLE_ACCOUNTS[0];
    response.send(
      consentPage({
        vendor: VENDOR,
        colour: COLOUR,
        wish,
        accounts: GOOGLE_ACCOUNTS,
        chosen,
        permission: 'Čitati vaše poruke i postavke Gmaila',
      }),
    );
  });
  router.post('/o/oauth2/v2/auth', express.urlencoded({ extended: false, limit: '32kb' }), (request, response) => {
    const form = textOnly(request.body as object);
    const wrong = complaint(form, env);
    if (wrong !== null) return void response.status(400).send(refusalPage(VENDOR, COLOUR, ...wrong));
    response.redirect(303, decide(form, env));
  });
  return router;
}
