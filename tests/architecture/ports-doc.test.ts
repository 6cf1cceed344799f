import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { run } from '#server/cli/commands/outbound.ts';
import { portsDocument } from '#server/cli/ports-document.ts';
import { environmentSchema } from '#server/env/index.ts';
import { findDestination, OUTBOUND_MATRIX } from '#server/integrations/outbound-matrix.ts';

const output = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  let out = '';
  let err = '';
  const code = await run(args, {
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
  });
  return { code, out, err };
};

describe('docs/ports.md', () => {
  it('is what `fiskai outbound docs` writes', () => expect(readFileSync('docs/ports.md', 'utf8')).toBe(portsDocument()));
});

describe('the outbound matrix and the rest of the house', () => {
  it('says of each destination truthfully whether there is an adapter', () => {
    for (const { host, adapter, inUse } of OUTBOUND_MATRIX) {
      expect(existsSync(`server/integrations/${adapter}/port.ts`), `${host}: ${adapter}`).toBe(inUse);
    }
  });

  it('names only variables that exist, and some for whatever is in use', () => {
    for (const { host, inUse, env } of OUTBOUND_MATRIX) {
      expect(Object.keys(environmentSchema.shape), host).toEqual(expect.arrayContaining([...env]));
      expect(env.length > 0, host).toBe(inUse);
    }
  });

  it.each([
    ['*.r2.cloudflarestorage.com', 443],
    ['api.openai.com', 443],
    ['api.stripe.com', 443],
    ['bankaccountdata.gocardless.com', 443],
    ['api.resend.com', 443],
    ['eu.i.posthog.com', 443],
    ['*.ingest.de.sentry.io', 443],
    ['cis.porezna-uprava.hr', 8449],
    ['api.ie-racuni.com', 443],
    ['gmail.googleapis.com', 443],
    ['graph.microsoft.com', 443],
  ])('has %s:%i', (host, port) => expect(findDestination(host.replace('*', 'account1'), port)?.host).toBe(host));
});

describe('fiskai outbound', () => {
  it('prints one JSON line per destination, whatever the mode of this installation', async () => {
    const { code, out, err } = await output('list', '--json');
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines).toHaveLength(OUTBOUND_MATRIX.length);
    expect(lines).toContainEqual(
      expect.objectContaining({
        host: 'cistest.apis-it.hr',
        port: 8449,
        protocol: 'HTTPS/SOAP',
        adapter: 'fiscalization',
        mode: 'sandbox',
      }),
    );
  });

  it('explains itself on stderr when used wrongly', async () => {
    for (const args of [[], ['list', '--yaml'], ['forget']]) {
      const { code, out, err } = await output(...args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('fiskai outbound list');
    }
  });
});
