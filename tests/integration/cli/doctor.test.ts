import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { run as doctor } from '#server/cli/commands/doctor.ts';
import type { OpenDeps } from '#server/cli/commands/open-deps.ts';
import type { Deps } from '#server/context.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

const DAY_MS = 86_400_000;

let house: TestHouse;
let sova: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  sova = await house.company(await house.person({ email: 'ana@example.hr' }));
  await sova.api.certificates.addMock();
});
afterAll(() => house.close());

/** What the doctor says with these means, and its exit code. */
async function examined(deps: Deps = house.deps, ...args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const io = { stdout: (text: string) => void (written.stdout += text), stderr: (text: string) => void (written.stderr += text) };
  const openDeps: OpenDeps = () => Promise.resolve({ deps, close: () => Promise.resolve() });
  const code = await doctor(['--json', ...args], io, openDeps);
  const findings = written.stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { about: string; verdict: string; detail: string });
  return { code, ...written, of: (about: string) => findings.filter((finding) => finding.about === about) };
}

/** The house on a machine whose clock goes wrong by this much. */
const withClockOff = (ms: number): Deps => ({
  ...house.deps,
  clock: { ...house.deps.clock, now: () => new Date(house.deps.clock.now().getTime() + ms) },
});

describe('fiskai doctor', () => {
  it('finds nothing bad in a house that is well', async () => {
    const { code, of } = await examined();
    expect(of('CIS')).toMatchObject([{ verdict: 'good' }]);
    expect(of('clock of CIS')).toMatchObject([{ verdict: 'good', detail: 'agrees' }]);
    expect(of('authorities of CIS').map(({ verdict }) => verdict)).not.toContain('bad');
    expect(of('certificates of companies')).toMatchObject([{ verdict: 'good' }]);
    expect(of('receipts without a JIR')).toMatchObject([{ verdict: 'good', detail: 'none' }]);
    // The test's clock stands in 2026, the database's does not.
    expect([code, of('clock of the database')[0]?.verdict]).toEqual([1, 'bad']);
  });

  it.each([
    ['clock:120', 'bad', 'behind'],
    ['clock:-20', 'warning', 'ahead'],
  ])('says how far the clock is from that of CIS (%s)', async (scenario, verdict, direction) => {
    house.mocks.control.next('cis', 'echo', scenario);
    expect((await examined()).of('clock of CIS')).toMatchObject([{ verdict, detail: expect.stringContaining(direction) }]);
  });

  it('says that CIS does not answer, and goes on', async () => {
    house.mocks.control.next('cis', 'echo', 'down');
    const { of } = await examined();
    expect(of('CIS')).toMatchObject([{ verdict: 'bad', detail: expect.stringContaining('unreachable') }]);
    expect(of('receipts without a JIR')).toHaveLength(1);
  });

  it('names companies whose last certificate ends soon or has ended', async () => {
    const [certificate] = (await sova.api.certificates.list()).items;
    const left = (certificate?.notAfter.getTime() ?? 0) - house.deps.clock.now().getTime();
    const soon = await examined(withClockOff(left - 20 * DAY_MS));
    expect(soon.of('certificates of companies')).toMatchObject([
      { verdict: 'warning', detail: expect.stringMatching(/\(\d{11}\): valid until \d{4}-\d\d-\d\d, 20 days$/) },
    ]);
    const over = await examined(withClockOff(left + DAY_MS));
    expect(over.of('certificates of companies')).toMatchObject([{ verdict: 'bad', detail: expect.stringContaining('ended on') }]);
    expect(over.code).toBe(1);
  });

  it('says when no authority or no root is trusted', async () => {
    const trusting = (kept: (one: { readonly isRoot: boolean }) => boolean): Deps => {
      const { fiscalization } = house.deps.ports;
      const authorities = () => fiscalization.authorities().filter(kept);
      return { ...house.deps, ports: { ...house.deps.ports, fiscalization: { ...fiscalization, authorities } } };
    };
    expect((await examined(trusting(() => false))).of('authorities of CIS')).toMatchObject([
      { verdict: 'bad', detail: expect.stringContaining('CIS_CA_FILE') },
    ]);
  });

  it('takes no other words', async () => {
    expect(await examined(house.deps, '--all')).toMatchObject({ code: 2, stdout: '' });
  });
});
