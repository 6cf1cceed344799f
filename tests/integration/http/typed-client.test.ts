import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { apiRouter } from '#server/trpc/app-router.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

import { type Served, serve, servicesOf } from './kit.ts';

const EXAMPLE = 'docs/examples/invoice-of-an-order.ts';
const DOCUMENT = readFileSync('docs/typed-client.md', 'utf8');

let house: TestHouse;
let served: Served;
let company: TestCompany;

beforeAll(async () => {
  house = await createTestHouse();
  served = await serve(servicesOf(house));
  company = await house.company(await house.person());
  await company.api.certificates.addMock();
});
afterAll(async () => {
  await served.close();
  await house.close();
});

async function runExample(token: string) {
  const { PATH = '', HOME = '' } = process.env;
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH, HOME, FISKAI_URL: served.url, FISKAI_TOKEN: token };
  return promisify(execFile)(process.execPath, ['--import', 'tsx', EXAMPLE], { env });
}

describe('the example of docs/typed-client.md', () => {
  it('invoices an order from another process, with JIR and mail', async () => {
    const { token } = await company.api.access.createToken({ name: 'Trgovina', role: 'member', scopes: [], expiresAt: null });
    const { stdout } = await runExample(token);
    const told = JSON.parse(stdout) as { id: string; number: string; total: string; jir: string };
    expect(told).toMatchObject({ number: '1/P1/1', total: '61.50', jir: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await company.api.invoicing.get({ id: told.id })).toMatchObject({
      total: '61.50',
      buyer: { name: 'Željka Šćurić' },
      emails: [{ to: 'zeljka@primjer.example' }],
    });
    // The same customer a second time is the same contact.
    await runExample(token);
    expect((await company.api.parties.list({ search: 'Šćurić' })).items).toHaveLength(1);
  });

  it('tells by code what it may not do', async () => {
    const { token } = await company.api.access.createToken({ name: 'Uvid', role: 'viewer', scopes: [], expiresAt: null });
    const failed = (await runExample(token).catch((error: unknown) => error)) as { code: number; stderr: string };
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stderr)).toMatchObject({ kind: 'forbidden' });
  });
});

it('docs/typed-client.md names every router that a token opens', () => {
  const routers = Object.keys(apiRouter._def.record).sort();
  const named = [...DOCUMENT.matchAll(/^\| `(\w+)` +\| [a-z]/gm)].map(([, name]) => name);
  expect(named.filter((name) => routers.includes(String(name))).sort()).toEqual(routers);
});
