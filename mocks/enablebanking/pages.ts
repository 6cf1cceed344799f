import { randomUUID } from 'node:crypto';
import express, { Router } from 'express';
import { bankPage, bankRefusal, listOf, withQuery } from '../bank-data/bank-page.ts';
import { accountsAt, findBank } from '../bank-data/banks.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { type Authorization, enablebankingState } from './state.ts';

const DAY_MS = 86_400_000;

function decide(env: MockEnv, authorization: Authorization, form: Readonly<Record<string, unknown>>): string {
  const { authorizations } = enablebankingState(env);
  const { state, redirect, bankId } = authorization;
  const picked = accountsAt(bankId)
    .map(({ key }) => key)
    .filter((key) => listOf(form['account']).includes(key));
  if (form['decision'] !== 'allow' || picked.length === 0) {
    authorizations.put(authorization.id, { ...authorization, picked: [] });
    return withQuery(redirect, { state, error: 'access_denied', error_description: 'Cancelled by user' });
  }
  const code = randomUUID();
  authorizations.put(authorization.id, { ...authorization, picked, code });
  return withQuery(redirect, { state, code });
}

/** The way through the bank, and back. */
export function enablebankingPages(env: MockEnv): Router {
  const router = Router();
  const waiting = (id: unknown): Authorization | null => {
    const found = typeof id === 'string' ? enablebankingState(env).authorizations.get(id) : null;
    return found?.picked === null ? found : null;
  };
  const over = bankRefusal('SESSION_CLOSED', 'Ova je poveznica već iskorištena ili ne postoji.');
  router.get('/welcome', (request, response) => {
    const authorization = waiting(request.query['sessionid']);
    const bank = authorization === null ? null : findBank(authorization.bankId);
    if (authorization === null || bank === null) return void response.status(400).send(over);
    const days = Math.round((Date.parse(authorization.validUntil) - env.clock.now().getTime()) / DAY_MS);
    const hidden = { sessionid: authorization.id };
    response.send(bankPage({ vendor: 'Enable Banking', bank: bank.name, accounts: accountsAt(bank.id), days, hidden }));
  });
  router.post('/welcome', express.urlencoded({ extended: false, limit: '32kb' }), (request, response) => {
    const form = request.body as Record<string, unknown>;
    const authorization = waiting(form['sessionid']);
    if (authorization === null) return void response.status(400).send(over);
    response.redirect(303, decide(env, authorization, form));
  });
  return router;
}
