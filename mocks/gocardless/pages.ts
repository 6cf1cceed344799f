import { randomUUID } from 'node:crypto';
import express, { Router } from 'express';
import { bankPage, bankRefusal, listOf, withQuery } from '../bank-data/bank-page.ts';
import { accountsAt, findBank } from '../bank-data/banks.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { gocardlessState, type Requisition } from './state.ts';

function decide(env: MockEnv, requisition: Requisition, form: Readonly<Record<string, unknown>>): string {
  const { requisitions, agreements, accounts } = gocardlessState(env);
  const back = (more: Readonly<Record<string, string>>) =>
    withQuery(requisition.redirect, { ref: requisition.reference, ...more });
  const chosen = accountsAt(requisition.institutionId).filter(({ key }) => listOf(form['account']).includes(key));
  if (form['decision'] !== 'allow' || chosen.length === 0) {
    requisitions.put(requisition.id, { ...requisition, status: 'RJ' });
    return back({ error: 'UserCancelledSession', details: 'User cancelled the session' });
  }
  const ids = chosen.map(({ key }) => {
    const id = randomUUID();
    accounts.put(id, { id, requisitionId: requisition.id, key, failures: 0 });
    return id;
  });
  const agreement = agreements.get(requisition.agreementId);
  if (agreement !== null) agreements.put(agreement.id, { ...agreement, accepted: env.clock.now().toISOString() });
  requisitions.put(requisition.id, { ...requisition, status: 'LN', accounts: ids });
  return back({});
}

/** The way through the bank, and back. */
export function gocardlessPages(env: MockEnv): Router {
  const router = Router();
  const address = '/ob-psd2/start/:requisition/:institution';
  const waiting = (id: string): Requisition | null => {
    const found = gocardlessState(env).requisitions.get(id);
    return found?.status === 'CR' ? found : null;
  };
  router.get(address, (request, response) => {
    const requisition = waiting(request.params.requisition);
    const bank = requisition === null ? null : findBank(requisition.institutionId);
    if (requisition === null || bank === null) {
      return void response
        .status(400)
        .send(bankRefusal('RequisitionLinkReused', 'Ova je poveznica već iskorištena ili ne postoji.'));
    }
    const days = gocardlessState(env).agreements.get(requisition.agreementId)?.validDays ?? 90;
    response.send(bankPage({ vendor: 'GoCardless', bank: bank.name, accounts: accountsAt(bank.id), days, hidden: {} }));
  });
  router.post(address, express.urlencoded({ extended: false, limit: '32kb' }), (request, response) => {
    const requisition = waiting(String(request.params['requisition']));
    if (requisition === null) {
      return void response
        .status(400)
        .send(bankRefusal('RequisitionLinkReused', 'Ova je poveznica već iskorištena ili ne postoji.'));
    }
    response.redirect(303, decide(env, requisition, request.body as Record<string, unknown>));
  });
  return router;
}
