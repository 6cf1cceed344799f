import { argon2Sync, randomBytes } from 'node:crypto';

import { eq } from 'drizzle-orm';

import { users } from '#drizzle/schema/identity.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { DomainError } from '#server/domain/shared/errors.ts';
import { sessionFromToken } from '#server/modules/identity/index.ts';
import { type AppCaller, createCaller } from '#server/trpc/caller.ts';
import type { TestHouse } from '#tests/kit/house.ts';

export const PASSWORD = 'tri zelena kišobrana';

let machines = 0;

/** A browser of its own address, signed in with a token or not; addresses differ so that tests do not use up each other's limits. */
export async function browser(
  house: TestHouse,
  token?: string,
  ip = `10.0.${Math.floor(++machines / 250)}.${machines % 250}`,
): Promise<AppCaller> {
  const session = token === undefined ? null : await sessionFromToken(house.deps, token);
  if (token !== undefined && session === null) throw new Error('the token opens no session');
  return createCaller({ ...house.context(session ?? undefined), ip, session, company: null });
}

/** What a call was refused with; fails when it was not. */
export async function refusal(work: Promise<unknown>): Promise<Pick<DomainError, 'kind' | 'code' | 'params' | 'issues'>> {
  try {
    await work;
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof DomainError) return { kind: cause.kind, code: cause.code, params: cause.params, issues: cause.issues };
    throw error;
  }
  throw new Error('nothing was refused');
}

export const mailsTo = (house: TestHouse, email: string) => house.mocks.control.outbox().filter(({ to }) => to.includes(email));

/** The code in the last of `count` mails to an address; waits for mails that are sent without waiting. */
export async function codeTo(house: TestHouse, email: string, count = 1): Promise<string> {
  const mail = await lastMail(house, email, count);
  const code = /^\d{6}$/m.exec(mail.text ?? '')?.[0];
  if (code === undefined) throw new Error('the mail has no code');
  return code;
}

export async function lastMail(house: TestHouse, email: string, count: number) {
  const deadline = performance.now() + 5_000;
  for (;;) {
    const mails = mailsTo(house, email);
    const last = mails.at(-1);
    if (mails.length === count && last) return last;
    if (performance.now() > deadline || mails.length > count) throw new Error(`${mails.length} mails instead of ${count}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Another code than the right one. */
export const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/**
 * How much more processor time the second way takes than the first, each at its best of four alternating rounds. Time on the
 * clock would also measure what else the machine does.
 */
export async function workRatio(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<number> {
  const spent = async (work: () => Promise<unknown>) => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const firsts: number[] = [];
  const seconds: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    firsts.push(await spent(first));
    seconds.push(await spent(second));
  }
  return Math.min(...seconds) / Math.min(...firsts);
}

/** Keeps the person's password, hashed so that a check of it costs next to nothing: for those who guess it a hundred times. */
export async function cheapenPassword(house: TestHouse, email: string): Promise<void> {
  const cost = { memory: 8, passes: 1, parallelism: 1 };
  const nonce = randomBytes(16);
  const hash = argon2Sync('argon2id', { message: PASSWORD, nonce, tagLength: 32, ...cost });
  const [salt, key] = [nonce, hash].map((bytes) => bytes.toString('base64').replace(/=+$/, ''));
  const passwordHash = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${salt}$${key}`;
  await withSystemTx(house.deps, 'test person', (tx) => tx.update(users).set({ passwordHash }).where(eq(users.email, email)));
}

let people = 0;
export const newEmail = (): string => `osoba${++people}@primjer.hr`;

/** A person who signed up and proved the address; with the token of the browser that did it. */
export async function signedUp(house: TestHouse, email = newEmail(), password = PASSWORD) {
  const api = await browser(house);
  const { ticket } = await api.identity.signUp({ email, name: 'Iva Đurđević', password });
  const { token } = await api.identity.verifyEmail({ email, ticket, code: await codeTo(house, email) });
  return { email, token };
}
