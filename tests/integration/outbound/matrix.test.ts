import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { installEgressGuard } from '#server/integrations/egress-guard.ts';
import { sendHttp } from '#server/integrations/http-client.ts';
import { findDestination, OUTBOUND_MATRIX, OUTBOUND_SERVICES } from '#server/integrations/outbound-matrix.ts';
import { createTestHouse, type TestHouse } from '#tests/kit/house.ts';

let removeGuard: () => void;
let house: TestHouse;

beforeAll(async () => {
  removeGuard = installEgressGuard({ allowDatabase: null });
  house = await createTestHouse();
});
afterAll(async () => {
  await house.close();
  removeGuard();
});
beforeEach(() => house.mocks.control.clearCalls());

const rows = OUTBOUND_SERVICES.map(({ service, provider }) => ({ service, provider }));

describe.each(rows)('$service', ({ provider }) => {
  it('answers through its adapter, and is asked at its own hosts alone', async () => {
    await house.deps.links.check(provider);
    const calls = house.mocks.control.calls();
    expect(calls.length).toBeGreaterThan(0);
    for (const { vendor, host, port } of calls) {
      expect(vendor).toBe(provider);
      expect(findDestination(host, port)?.provider, `${host}:${port}`).toBe(provider);
    }
    expect(house.mocks.unhandled()).toEqual([]);
  });

  it('shares no host with another service', () => {
    const own = new Set(OUTBOUND_MATRIX.filter((row) => row.provider === provider).map(({ host }) => host));
    expect(OUTBOUND_MATRIX.filter((row) => row.provider !== provider && own.has(row.host))).toEqual([]);
  });
});

describe('everything that is not on the matrix', () => {
  const ask = (url: string): Promise<unknown> =>
    sendHttp('resend', { method: 'GET', url, signal: AbortSignal.timeout(2_000) }).catch((error: unknown) => error);

  it.each([
    ['a stranger', 'https://example.org/'],
    ['a vendor without https', 'http://api.resend.com/'],
    ['a vendor on another port', 'https://api.resend.com:8443/'],
    ['a name that only begins like a vendor', 'https://api.resend.com.example.org/'],
    ['the parent of a vendor', 'https://resend.com/'],
    ['an address', 'https://192.0.2.7/'],
    ['the cloud metadata service', 'http://169.254.169.254/latest/'],
    ['a page that only browsers go to', 'https://accounts.google.com/'],
    ['a vendor as the name of a user', 'https://api.stripe.com@evil.example/'],
    ['a name that spells an address of this machine', 'https://127.0.0.1.nip.io/'],
  ])('is refused: %s', async (_name, url) => {
    // Redirects are judged hop by hop in `http-client.test.ts`, names answered with our own addresses in `egress-guard.test.ts`.
    expect(await ask(url)).toMatchObject({ code: 'EGRESS_REFUSED' });
    expect(house.mocks.control.calls()).toEqual([]);
  });
});
