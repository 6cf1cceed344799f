import { randomBytes } from 'node:crypto';

import express, { Router } from 'express';

import type { MockEnv } from '../kit/vendor.ts';
import { consentPage, refusalPage } from '../mailbox/consent-page.ts';
import { MOCK_MICROSOFT } from './credentials.ts';
import { MICROSOFT_ACCOUNTS, microsoftState } from './state.ts';

const VENDOR = 'Microsoft';
const COLOUR = '#0f6cbd';
const CODE_MINUTES = 10;
const ADDRESSES = MICROSOFT_ACCOUNTS.map(({ address }) => address);

type Values = Readonly<Record<string, string>>;

/** Null when the wish is one that Microsoft would show its page for. */
function complaint(wish: Values, env: MockEnv): readonly [string, string] | null {
  if (wish['client_id'] !== MOCK_MICROSOFT.clientId) return ['AADSTS700016', 'Aplikacija nije poznata.'];
  if (wish['redirect_uri'] !== `${env.appUrl()}/povezivanje/microsoft`) {
    return ['AADSTS50011', `Adresa ${wish['redirect_uri'] ?? ''} nije prijavljena.`];
  }
  if (wish['response_type'] !== 'code') return ['AADSTS900144', 'response_type mora biti code.'];
  const scopes = (wish['scope'] ?? '').toLowerCase().split(' ');
  if (!scopes.some((scope) => scope.endsWith('mail.read')) || !scopes.includes('offline_access')) {
    return ['AADSTS70011', 'Traži se nepoznata dozvola.'];
  }
  if (wish['code_challenge_method'] !== 'S256' || !/^[\w-]{43}$/.test(wish['code_challenge'] ?? '')) {
    return ['AADSTS501491', 'Nedostaje code_challenge (S256).'];
  }
  return (wish['state'] ?? '') === '' ? ['AADSTS900144', 'Nedostaje state.'] : null;
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
  if (form['decision'] !== 'allow') {
    return backTo(redirectUri, { error: 'access_denied', error_description: 'AADSTS65004: User declined to consent.', state });
  }
  const account = ADDRESSES.find((each) => each === form['account']) ?? ADDRESSES[0] ?? '';
  const code = `0.A${randomBytes(30).toString('base64url')}`;
  const mail = form['granted'] === 'mail' ? 'https://graph.microsoft.com/Mail.Read ' : '';
  const expiresAt = new Date(env.clock.now().getTime() + CODE_MINUTES * 60_000).toISOString();
  microsoftState(env).codes.put(code, {
    account,
    redirectUri,
    challenge: form['code_challenge'] ?? '',
    scope: `${mail}openid profile offline_access`,
    nonce: form['nonce'] ?? null,
    expiresAt,
  });
  return backTo(redirectUri, { code, state });
}

/** Microsoft's page of consent, and what becomes of it. */
export function microsoftPages(env: MockEnv): Router {
  const router = Router();
  router.get('/common/oauth2/v2.0/authorize', (request, response) => {
    const wish = textOnly(request.query);
    const wrong = complaint(wish, env);
    if (wrong !== null) return void response.status(400).send(refusalPage(VENDOR, COLOUR, ...wrong));
    const chosen = wish['login_hint'] ?? ADDRESSES[0] ?? '';
    response.send(
      consentPage({ vendor: VENDOR, colour: COLOUR, wish, accounts: ADDRESSES, chosen, permission: 'Čitati vašu poštu' }),
    );
  });
  router.post('/common/oauth2/v2.0/authorize', express.urlencoded({ extended: false, limit: '32kb' }), (request, response) => {
    const form = textOnly(request.body as object);
    const wrong = complaint(form, env);
    if (wrong !== null) return void response.status(400).send(refusalPage(VENDOR, COLOUR, ...wrong));
    response.redirect(303, decide(form, env));
  });
  return router;
}
