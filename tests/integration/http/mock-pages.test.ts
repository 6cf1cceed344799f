import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sessions, users } from '#drizzle/schema/identity.ts';
import { sessionCookieName } from '#server/domain/identity/session-cookie.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { newSecretToken, secretTokenHash } from '#server/modules/identity/index.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

import { type Served, serve, servicesOf } from './kit.ts';

let house: TestHouse;
let direct: Served;
let behindProxy: Served;

beforeAll(async () => {
  house = await createTestHouse();
  direct = await serve(servicesOf(house));
  behindProxy = await serve(servicesOf(house, { trustProxy: 1 }));
});
afterAll(async () => {
  await direct.close();
  await behindProxy.close();
  await house.close();
});

async function cookieOf(isSystemAdministrator: boolean): Promise<string> {
  const { session } = await house.person();
  const token = newSecretToken();
  const now = house.clock.now();
  await withSystemTx(house.deps, 'test', async (tx) => {
    await tx.update(users).set({ isSystemAdministrator }).where(eq(users.id, session.userId));
    const expiresAt = new Date(now.getTime() + 86_400_000);
    await tx.insert(sessions).values({
      id: session.sessionId,
      userId: session.userId,
      tokenHash: secretTokenHash(token),
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    });
  });
  return `${sessionCookieName(house.deps.installation.appUrl)}=${token}`;
}

const PAGES = ['/__mocks', '/__mocks/posta', '/__mocks/api/outbox', '/__mocks/pozivi'];

describe('the outbox and the other control pages', () => {
  it.each(PAGES)('answer this machine: %s', async (path) => {
    expect((await direct.ask({ path })).status).toBe(200);
  });

  it.each(PAGES)(
    'do not exist for a visitor who comes through a proxy, whether its headers are believed or not: %s',
    async (path) => {
      for (const served of [direct, behindProxy]) {
        for (const headers of [
          { 'x-forwarded-for': '127.0.0.1' },
          { forwarded: 'for=127.0.0.1' },
          { 'x-real-ip': '127.0.0.1' },
          { host: 'racuni.example.hr' },
        ]) {
          expect((await served.ask({ path, headers: headers as Record<string, string> })).status).toBe(404);
        }
      }
    },
  );

  it('answer a system administrator through a proxy, and no other person', async () => {
    const ask = async (cookie: string) =>
      (
        await behindProxy.ask({
          path: '/__mocks/posta',
          headers: { cookie, host: 'racuni.example.hr', 'x-forwarded-for': '203.0.113.5' },
        })
      ).status;
    expect(await ask(await cookieOf(true))).toBe(200);
    expect(await ask(await cookieOf(false))).toBe(404);
  });
});

describe('the page of the simulated file store', () => {
  it('is open to every visitor as the vendor’s is, and gives nothing without a signature', async () => {
    const answer = await behindProxy.ask({
      path: '/__mocks/r2/any/key.pdf',
      headers: { host: 'racuni.example.hr', 'x-forwarded-for': '203.0.113.5' },
    });
    expect([401, 403]).toContain(answer.status);
  });
});
