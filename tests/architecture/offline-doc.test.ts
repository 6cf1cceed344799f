import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import { VENDORS } from '#mocks/registry.ts';
import { OFFLINE_FILE, offlineText } from '#server/cli/commands/mocks.ts';
import { OUTBOUND_SERVICES } from '#server/integrations/outbound-matrix.ts';

it('docs/offline.md is what `fiskai mocks docs` writes', async () => {
  expect(readFileSync(OFFLINE_FILE, 'utf8')).toBe(await offlineText());
});

it('plays every service that the product may call, and tells what it leaves out', () => {
  expect(Object.keys(VENDORS).sort()).toEqual(OUTBOUND_SERVICES.map(({ provider }) => provider).sort());
  for (const id of Object.keys(VENDORS)) expect(existsSync(`mocks/${id}/README.md`), id).toBe(true);
});
