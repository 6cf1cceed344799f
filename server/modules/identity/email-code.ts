import { randomInt } from 'node:crypto';
import { and, eq, gt, lt, sql } from 'drizzle-orm';

import { emailCodes } from '#drizzle/schema/identity.ts';
import type { Deps } from '#server/context.ts';
import { type SystemTx, withSystemTx } from '#server/db/system-tx.ts';
import { invalid } from '#server/domain/shared/errors.ts';

import { hashPassword, verifyPassword } from './password.ts';
import { secretTokenHash } from './secret-token.ts';

const VALID_MS = 10 * 60_000;
const MAX_ATTEMPTS = 5;

export type CodePurpose = 'verify_email' | 'reset_password';

/** A code on its way: `code` goes into the mail, `hash` into the table. */
export interface NewCode {
  readonly code: string;
  readonly hash: string;
}

/**
 * Makes a six-digit code. A million codes are tried in no time, so its hash is as slow as a password's; the ticket, when there
 * is one, is hashed with it, and the code works only for whoever holds the ticket.
 */
export async function newCode(ticket = ''): Promise<NewCode> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  return { code, hash: `${secretTokenHash(ticket)} ${await hashPassword(bound(code, ticket))}` };
}

/** Puts a code in force; an older one for the same person and purpose no longer works. */
export async function storeCode(tx: SystemTx, deps: Deps, userId: string, purpose: CodePurpose, hash: string): Promise<void> {
  const now = deps.clock.now();
  const fresh = { codeHash: hash, attempts: 0, createdAt: now, expiresAt: new Date(now.getTime() + VALID_MS) };
  await tx
    .insert(emailCodes)
    .values({ userId, purpose, ...fresh })
    .onConflictDoUpdate({ target: [emailCodes.userId, emailCodes.purpose], set: fresh });
}

/** Whether the ticket is the one of the person's waiting code, whether or not that has expired. */
export async function holdsTicket(tx: SystemTx, userId: string, purpose: CodePurpose, ticket: string): Promise<boolean> {
  const [row] = await tx.select({ codeHash: emailCodes.codeHash }).from(emailCodes).where(mine(userId, purpose));
  return row?.codeHash.split(' ')[0] === secretTokenHash(ticket);
}

/** A code as somebody typed it in; `userId` null when nobody has the address. */
export interface CodeAttempt {
  readonly userId: string | null;
  readonly purpose: CodePurpose;
  readonly code: string;
  readonly ticket?: string;
}

/**
 * Uses a code up and does, in the same transaction, what it entitles to. The attempt is counted before the code is compared, so
 * parallel guesses cannot outrun the count; of two requests with the right code one wins; and a sign-up that came in between has
 * replaced the code. For nobody it works as long and fails.
 *
 * @throws DomainError `invalid` IDENTITY_CODE_INVALID, the same for wrong, expired, used up and unknown
 */
export async function spendCode<T>(
  deps: Deps,
  attempt: CodeAttempt,
  entitled: (tx: SystemTx, userId: string) => Promise<T>,
): Promise<T> {
  const { userId, purpose, code, ticket = '' } = attempt;
  const hash = userId === null ? null : await countGuess(deps, userId, purpose);
  const right = await verifyPassword(bound(code, ticket), hash?.split(' ')[1] ?? null);
  if (userId === null || hash === null || !right) throw codeInvalid();
  return withSystemTx(deps, 'email code', async (tx) => {
    const spent = await tx
      .delete(emailCodes)
      .where(and(mine(userId, purpose), eq(emailCodes.codeHash, hash)))
      .returning({ userId: emailCodes.userId });
    if (spent.length === 0) throw codeInvalid();
    return entitled(tx, userId);
  });
}

/** Hash of the person's code while it may still be tried, with this try counted; null when it may not. */
async function countGuess(deps: Deps, userId: string, purpose: CodePurpose): Promise<string | null> {
  return withSystemTx(deps, 'email code', async (tx) => {
    const [row] = await tx
      .update(emailCodes)
      .set({ attempts: sql`${emailCodes.attempts} + 1` })
      .where(and(mine(userId, purpose), lt(emailCodes.attempts, MAX_ATTEMPTS), gt(emailCodes.expiresAt, deps.clock.now())))
      .returning({ codeHash: emailCodes.codeHash });
    return row?.codeHash ?? null;
  });
}

const codeInvalid = () => invalid('IDENTITY_CODE_INVALID', { issues: [{ path: 'code', code: 'IDENTITY_CODE_INVALID' }] });

const mine = (userId: string, purpose: CodePurpose) => and(eq(emailCodes.userId, userId), eq(emailCodes.purpose, purpose));

const bound = (code: string, ticket: string): string => `${code}.${ticket}`;
