import { createHash } from 'node:crypto';

import { MOCK_CREDENTIALS } from '#mocks/credentials.ts';
import { collection } from '#mocks/kit/records.ts';
import type { AppCaller } from '#server/trpc/caller.ts';
import type { TestCompany, TestHouse } from '#tests/kit/house.ts';

export type Vendor = 'google' | 'microsoft';

export const ACCOUNTS = {
  google: ['ana.kovac@gmail.example', 'racuni@studio-sova.example'],
  microsoft: ['ana.kovac@sova-dizajn.example', 'studio.sova@outlook.example'],
} as const satisfies Record<Vendor, readonly string[]>;

const SCOPE = {
  google: 'https://www.googleapis.com/auth/gmail.readonly',
  microsoft: 'https://graph.microsoft.com/Mail.Read openid profile offline_access',
} as const;

/** The owner of a mailbox agrees at the vendor: the code that the browser would bring back, with the state that it had. */
export function agree(
  house: Pick<TestHouse, 'mocks'>,
  vendor: Vendor,
  consentUrl: string,
  account: string = ACCOUNTS[vendor][0],
) {
  const wish = new URL(consentUrl).searchParams;
  if (wish.get('client_id') !== MOCK_CREDENTIALS[vendor].clientId) throw new Error('not our application');
  const state = wish.get('state') ?? '';
  const code = createHash('sha256').update(state).digest('base64url');
  collection(house.mocks.env.store, vendor, 'codes').put(code, {
    account,
    redirectUri: wish.get('redirect_uri'),
    challenge: wish.get('code_challenge'),
    scope: SCOPE[vendor],
    nonce: wish.get('nonce'),
    expiresAt: new Date(house.mocks.env.clock.now().getTime() + 600_000).toISOString(),
  });
  return { vendor, state, code };
}

/** A mailbox that is connected and waits for its rules. */
export async function connect(
  house: TestHouse,
  { api }: Pick<TestCompany, 'api'>,
  vendor: Vendor,
  account?: string,
): Promise<string> {
  const { url } = await api.mailbox.beginConsent({ vendor });
  await api.mailbox.completeConsent(agree(house, vendor, url, account));
  await house.drain();
  const { mailboxes } = await api.mailbox.list();
  const connected = mailboxes.find((each) => each.vendor === vendor && each.address === (account ?? ACCOUNTS[vendor][0]));
  if (connected === undefined) throw new Error('not connected');
  return connected.id;
}

export const INBOX = { google: 'INBOX', microsoft: 'inbox' } as const;

/** A mailbox that is read from now on. */
export async function connectAndStart(
  house: TestHouse,
  company: Pick<TestCompany, 'api'>,
  vendor: Vendor,
  rules: { readonly senders?: string[]; readonly subjectWords?: string[]; readonly files?: ('pdf' | 'xml' | 'image')[] } = {},
  account?: string,
): Promise<string> {
  const id = await connect(house, company, vendor, account);
  await company.api.mailbox.saveRules({ id, folder: INBOX[vendor], files: ['pdf', 'xml'], ...rules });
  return id;
}

export async function mailboxOf(api: AppCaller, id: string) {
  const found = (await api.mailbox.list()).mailboxes.find((mailbox) => mailbox.id === id);
  if (found === undefined) throw new Error('no such mailbox');
  return found;
}
