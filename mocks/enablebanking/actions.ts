import { transactionArrives } from '../bank-data/arrival-action.ts';
import { MockRefusal, type VendorAction } from '../kit/vendor.ts';
import { enablebankingState, type Session } from './state.ts';

const ending = (name: string, means: string, status: Session['status']): VendorAction => ({
  name,
  means,
  fields: [{ name: 'session', means: 'session; prazno je najnoviji', default: '' }],
  run: (env, values) => {
    const { sessions } = enablebankingState(env);
    const id = values['session'] ?? '';
    const found =
      id === ''
        ? sessions
            .all()
            .filter((each) => each.status === 'AUTHORIZED')
            .at(-1)
        : sessions.get(id);
    if (!found) throw new MockRefusal('No such session.');
    sessions.put(found.id, { ...found, status });
    return `${found.id}: ${status}`;
  },
});

export const enablebankingActions: readonly VendorAction[] = [
  transactionArrives,
  ending('consent-revoked', 'Vlasnik povlači suglasnost', 'REVOKED'),
  ending('consent-expires', 'Suglasnost istječe', 'EXPIRED'),
  ending('account-suspended', 'Pružatelj obustavlja račune nakon niza pogrešaka', 'SUSPENDED'),
];
