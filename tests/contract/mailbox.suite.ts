import { createHash, randomBytes } from 'node:crypto';

import type { MockRuntime } from '#mocks/start.ts';
import type { MailAttachment, MailboxPort, MailboxSession, MailHead } from '#server/integrations/mailbox/port.ts';

export interface Consent {
  readonly code: string;
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** A browser of its own that goes the way of consent at the vendor's page, which our own server shows. */
export async function walkConsent(
  port: MailboxPort,
  appUrl: string,
  options: { readonly account?: string; readonly decision?: 'allow' | 'deny'; readonly withoutMail?: boolean } = {},
): Promise<URL & { readonly consent?: Consent }> {
  const verifier = randomBytes(48).toString('base64url');
  const redirectUri = `${appUrl}/povezivanje/${port.vendor}`;
  const state = `studio-sova.${randomBytes(16).toString('base64url')}`;
  const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
  const page = await fetch(await port.consentUrl({ redirectUri, state, codeChallenge }));
  const html = await page.text();
  if (page.status !== 200) throw new Error(`the page of consent answered ${page.status}: ${html}`);
  const form = new URLSearchParams({ decision: options.decision ?? 'allow' });
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) {
    form.set(
      name,
      value.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code))),
    );
  }
  const [, first = ''] = /name="account" value="([^"]*)"/.exec(html) ?? [];
  form.set('account', options.account ?? first.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code))));
  if (!options.withoutMail) form.set('granted', 'mail');
  const answer = await fetch(page.url, { method: 'POST', body: form, redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  if (back.searchParams.get('state') !== state) throw new Error('the state did not come back');
  return Object.assign(back, { consent: { code: back.searchParams.get('code') ?? '', state, verifier, redirectUri } });
}

/** The mailbox of an owner who agreed: what opens it, and its address. */
export async function granted(port: MailboxPort, appUrl: string, account?: string) {
  const { consent } = await walkConsent(port, appUrl, account === undefined ? {} : { account });
  if (consent === undefined) throw new Error('no consent');
  const answer = { redirectUri: consent.redirectUri, code: consent.code, codeVerifier: consent.verifier };
  const credentials = await port.acceptConsent(answer);
  return { credentials, address: await port.addressOf(credentials) };
}

export interface OpenMailbox {
  readonly session: MailboxSession;
  /** Every version of the credentials that was to be kept, oldest first. */
  readonly kept: Uint8Array[];
}

export function opened(port: MailboxPort, credentials: Uint8Array): OpenMailbox {
  const kept: Uint8Array[] = [];
  const session = port.open(credentials, (next) => {
    kept.push(next);
    return Promise.resolve();
  });
  return { session, kept };
}

const DAY_MS = 86_400_000;
export const monthAgo = (): Date => new Date(Date.now() - 30 * DAY_MS);

/** Reads to the end of what is there. */
export async function readAll(
  session: MailboxSession,
  folder: string,
  cursor: string | null = null,
): Promise<{ readonly mails: readonly MailHead[]; readonly cursor: string; readonly pages: number }> {
  const mails: MailHead[] = [];
  let place = cursor;
  for (let pages = 1; ; pages += 1) {
    const page = await session.changes({ folder, cursor: place, since: monthAgo() });
    if (page.kind === 'cursor_lost') throw new Error('the place is lost');
    mails.push(...page.mails);
    place = page.cursor;
    if (!page.more) return { mails, cursor: place, pages };
  }
}

/** The newest mail whose subject holds a text, with its files. */
export async function filesOf(
  session: MailboxSession,
  mails: readonly MailHead[],
  text: string,
): Promise<readonly MailAttachment[]> {
  const mail = mails.find(({ subject }) => subject.includes(text));
  if (mail === undefined) throw new Error(`no mail about ${text}`);
  return session.attachments(mail.id);
}

/** Where a session goes when only one kind of call is meant to fail. */
export const bodyOf = (mocks: MockRuntime, vendor: string, operation: string): URLSearchParams => {
  const [call] = mocks.control.calls({ vendor, operation, limit: 1 });
  if (call === undefined) throw new Error(`no call ${operation}`);
  return new URLSearchParams(mocks.control.call(call.id)?.requestBody.toString('utf8'));
};
