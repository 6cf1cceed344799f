import { randomUUID } from 'node:crypto';
import { findBank } from '../bank-data/banks.ts';
import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { json, notFound, refusal } from './answers.ts';
import { type Agreement, gocardlessState, type Requisition } from './state.ts';
import { bodyOf } from './tokens.ts';

const SCOPES = ['balances', 'details', 'transactions'];

const agreementBody = (agreement: Agreement) => ({
  id: agreement.id,
  created: agreement.created,
  accepted: agreement.accepted,
  institution_id: agreement.institutionId,
  max_historical_days: agreement.historyDays,
  access_valid_for_days: agreement.validDays,
  access_scope: SCOPES,
});

const requisitionBody = (requisition: Requisition) => ({
  id: requisition.id,
  created: requisition.created,
  redirect: requisition.redirect,
  status: requisition.status,
  institution_id: requisition.institutionId,
  agreement: requisition.agreementId,
  reference: requisition.reference,
  accounts: requisition.accounts,
  link: `https://ob.gocardless.com/ob-psd2/start/${requisition.id}/${requisition.institutionId}`,
});

function createAgreement(call: VendorCall, env: MockEnv): VendorAnswer {
  const body = bodyOf(call);
  const bank = findBank(String(body?.['institution_id']));
  if (body === null || bank === null) return refusal(400, 'Unknown Institution ID', 'Get Institution IDs from /institutions/');
  const historyDays = Number(body['max_historical_days'] ?? 90);
  const validDays = Number(body['access_valid_for_days'] ?? 90);
  if (historyDays > bank.historyDays) return refusal(400, 'Incorrect max_historical_days', `max ${bank.historyDays}`);
  if (validDays > bank.consentDays) return refusal(400, 'Incorrect access_valid_for_days', `max ${bank.consentDays}`);
  const scope = body['access_scope'];
  if (!Array.isArray(scope) || scope.some((each) => !SCOPES.includes(String(each)))) {
    return refusal(400, 'Unknown access scope', SCOPES.join(', '));
  }
  const created = env.clock.now().toISOString();
  const agreement: Agreement = {
    id: randomUUID(),
    institutionId: bank.id,
    historyDays,
    validDays,
    created,
    accepted: null,
    ended: null,
  };
  gocardlessState(env).agreements.put(agreement.id, agreement);
  return json(201, agreementBody(agreement));
}

function createRequisition(call: VendorCall, env: MockEnv): VendorAnswer {
  const { agreements, requisitions } = gocardlessState(env);
  const body = bodyOf(call);
  const agreement = agreements.get(String(body?.['agreement']));
  if (body === null || agreement === null) return refusal(400, 'Invalid EUA', 'EUA not found');
  if (body['institution_id'] !== agreement.institutionId) return refusal(400, 'Incorrect Institution ID', 'differs from the EUA');
  const redirect = String(body['redirect'] ?? '');
  if (!URL.canParse(redirect)) return json(400, { redirect: ['Enter a valid URL.'] });
  const reference = String(body['reference'] ?? randomUUID());
  if (requisitions.all().some((each) => each.reference === reference)) {
    return json(400, { reference: { summary: 'Client reference must be unique', detail: `${reference} already exists` } });
  }
  const requisition: Requisition = {
    id: randomUUID(),
    status: 'CR',
    institutionId: agreement.institutionId,
    agreementId: agreement.id,
    reference,
    redirect,
    created: env.clock.now().toISOString(),
    accounts: [],
  };
  requisitions.put(requisition.id, requisition);
  return json(201, requisitionBody(requisition));
}

/** Agreements and requisitions: how a consent begins, is looked at and ends. */
export function consentAnswer(call: VendorCall, env: MockEnv): VendorAnswer {
  const { agreements, requisitions, accounts } = gocardlessState(env);
  const id = call.url.pathname.split('/').at(-2) ?? '';
  switch (call.operation) {
    case 'agreement.create':
      return createAgreement(call, env);
    case 'requisition.create':
      return createRequisition(call, env);
    case 'agreement.read': {
      const found = agreements.get(id);
      return found === null ? notFound('EUA') : json(200, agreementBody(found));
    }
    case 'requisition.read': {
      const found = requisitions.get(id);
      return found === null ? notFound('Requisition') : json(200, requisitionBody(found));
    }
    case 'agreement.delete':
      return agreements.delete(id) ? json(200, { summary: 'EUA deleted', detail: '' }) : notFound('EUA');
    default: {
      for (const account of requisitions.get(id)?.accounts ?? []) accounts.delete(account);
      return requisitions.delete(id) ? json(200, { summary: 'Requisition deleted', detail: '' }) : notFound('Requisition');
    }
  }
}
