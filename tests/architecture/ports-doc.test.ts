import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { run } from '#server/cli/commands/outbound.ts';
import { OUTBOUND_FILES } from '#server/cli/outbound-docs/files.ts';
import { environmentSchema, providerModes, readEnv } from '#server/env/index.ts';
import { findDestination, OUTBOUND_MATRIX, OUTBOUND_SERVICES } from '#server/integrations/outbound-matrix.ts';

const output = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  let out = '';
  let err = '';
  const code = await run(args, {
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
  });
  return { code, out, err };
};

describe('what is made from the outbound matrix', () => {
  it.each(Object.entries(OUTBOUND_FILES))('%s is what `fiskai outbound docs` writes', (path, textOf) => {
    const text = readFileSync(path, 'utf8');
    expect(text).toBe(textOf(text));
  });
});

describe('the outbound matrix and the rest of the house', () => {
  it('has every provider of the settings once, each with its adapter and its mode first among its variables', () => {
    expect(OUTBOUND_SERVICES.map(({ provider }) => provider).sort()).toEqual(Object.keys(providerModes(readEnv({}))).sort());
    for (const { provider, adapter, env } of OUTBOUND_SERVICES) {
      expect(existsSync(`server/integrations/${adapter}/port.ts`), adapter).toBe(true);
      expect(env[0], provider).toBe(`${provider.toUpperCase()}_MODE`);
      expect(Object.keys(environmentSchema.shape), provider).toEqual(expect.arrayContaining([...env]));
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
    for (const line of lines) {
      expect(line).toMatchObject({
        service: expect.stringMatching(/\S/),
        host: expect.stringMatching(/\./),
        port: expect.any(Number),
        protocol: expect.stringMatching(/^[A-Z]/),
        purpose: expect.stringMatching(/\S/),
        mode: expect.stringMatching(/^(live|sandbox)$/),
      });
    }
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
