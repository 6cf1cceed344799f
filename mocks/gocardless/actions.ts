import { transactionArrives } from '../bank-data/arrival-action.ts';
import { MockRefusal, type MockEnv, type VendorAction } from '../kit/vendor.ts';
import { gocardlessState, type Requisition } from './state.ts';

const field = { name: 'requisition', means: 'requisition; prazno je najnoviji', default: '' };

function linked(env: MockEnv, id: string): Requisition {
  const all = gocardlessState(env).requisitions.all();
  const found = id === '' ? all.filter(({ status }) => status === 'LN').at(-1) : all.find((each) => each.id === id);
  if (found === undefined) throw new MockRefusal('No such requisition.');
  return found;
}

const ending = (name: string, means: string, ended: 'expired' | 'revoked'): VendorAction => ({
  name,
  means,
  fields: [field],
  run: (env, values) => {
    const { agreements, requisitions } = gocardlessState(env);
    const requisition = linked(env, values['requisition'] ?? '');
    const agreement = agreements.get(requisition.agreementId);
    if (agreement === null) throw new MockRefusal('The agreement is gone.');
    agreements.put(agreement.id, { ...agreement, ended });
    if (ended === 'expired') requisitions.put(requisition.id, { ...requisition, status: 'EX' });
    return `${requisition.id}: ${ended}`;
  },
});

export const gocardlessActions: readonly VendorAction[] = [
  transactionArrives,
  ending('consent-revoked', 'Vlasnik povlači suglasnost', 'revoked'),
  ending('consent-expires', 'Suglasnost istječe', 'expired'),
  {
    name: 'account-suspended',
    means: 'Pružatelj obustavlja račune nakon niza pogrešaka',
    fields: [field],
    run: (env, values) => {
      const requisition = linked(env, values['requisition'] ?? '');
      gocardlessState(env).requisitions.put(requisition.id, { ...requisition, status: 'SU' });
      return `${requisition.id}: SU`;
    },
  },
];
