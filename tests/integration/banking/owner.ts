import { randomUUID } from 'node:crypto';

import { collection } from '#mocks/kit/records.ts';
import { accountsAt } from '#mocks/bank-data/banks.ts';
import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

export const JADRANSKA = { vendor: 'gocardless', institutionId: 'JADRANSKA_JADRHR2X', country: 'HR' } as const;
export const JADRANSKA_AT_ENABLE = {
  vendor: 'enablebanking',
  institutionId: 'HR:Jadranska poslovna banka',
  country: 'HR',
} as const;

type Wish = typeof JADRANSKA | typeof JADRANSKA_AT_ENABLE | { readonly connectionId: string };

interface Begun {
  readonly id: string;
  readonly reference?: string;
  readonly agreementId?: string;
  readonly institutionId?: string;
  readonly bankId?: string;
  readonly state?: string;
}

/** The owner agrees at the bank to the first `count` accounts: what the browser brings back. */
export function agree(
  house: Pick<TestHouse, 'mocks'>,
  url: string,
  count = 3,
): { readonly state: string; readonly code: string | null } {
  const { store, clock } = house.mocks.env;
  const { pathname, searchParams } = new URL(url);
  const own = searchParams.get('sessionid');
  if (own !== null) {
    const known = collection<Begun>(store, 'enablebanking', 'authorizations');
    const found = known.get(own);
    if (found === null) throw new Error('no such authorization');
    const code = randomUUID();
    const picked = accountsAt(found.bankId ?? '')
      .slice(0, count)
      .map(({ key }) => key);
    known.put(own, { ...found, picked, code } as Begun);
    return { state: found.state ?? '', code };
  }
  const requisitions = collection<Begun>(store, 'gocardless', 'requisitions');
  const agreements = collection<Begun>(store, 'gocardless', 'agreements');
  const found = requisitions.get(pathname.split('/').at(-2) ?? '');
  if (found === null) throw new Error('no such requisition');
  const accounts = accountsAt(found.institutionId ?? '')
    .slice(0, count)
    .map(({ key }) => {
      const id = randomUUID();
      collection(store, 'gocardless', 'accounts').put(id, { id, requisitionId: found.id, key, failures: 0 });
      return id;
    });
  requisitions.put(found.id, { ...found, status: 'LN', accounts } as Begun);
  const agreement = agreements.get(found.agreementId ?? '');
  agreements.put(found.agreementId ?? '', { ...agreement, accepted: clock.now().toISOString() } as unknown as Begun);
  return { state: found.reference ?? '', code: null };
}

/** A bank that is connected and has not been read yet. */
export async function connect(house: TestHouse, { api }: Pick<TestCompany, 'api'>, wish: Wish = JADRANSKA, count = 3) {
  const { url } = await api.banking.beginConsent(wish);
  await api.banking.completeConsent(agree(house, url, count));
  await house.drain();
}
