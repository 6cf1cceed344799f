import type { z } from 'zod';

import type { Complain } from '#server/env/problems.ts';
import { choice } from '#server/env/text.ts';

export type FiskaiEnv = 'demo' | 'live';

/**
 * `mock`: played offline · `sandbox`: the vendor's own test means · `live`: for real · `off`: not used.
 * A demo never has `live`, a live installation has neither `mock` nor `sandbox`.
 */
export type ProviderMode = 'mock' | 'sandbox' | 'live' | 'off';

export const providerMode = choice(['mock', 'sandbox', 'live', 'off']).nullable().default(null);

/**
 * The mode of a provider: what is set, if the environment allows it; unset, a demo mocks and a live installation has
 * the provider off until somebody sets it up.
 */
export function resolveMode<Demo extends ProviderMode>(
  variable: string,
  set: z.output<typeof providerMode>,
  fiskaiEnv: FiskaiEnv,
  demoModes: readonly Demo[],
  complain: Complain,
): Demo | 'mock' | 'live' | 'off' {
  if (set === null) return fiskaiEnv === 'demo' ? 'mock' : 'off';
  const allowed: readonly ProviderMode[] = fiskaiEnv === 'demo' ? demoModes : ['live', 'off'];
  if (!allowed.includes(set)) {
    complain(
      variable,
      `uz FISKAI_ENV=${fiskaiEnv} dopušteno je samo: ${allowed.join(', ')}`,
      `with FISKAI_ENV=${fiskaiEnv} only these are allowed: ${allowed.join(', ')}`,
    );
    return 'off';
  }
  return set as Demo | 'live' | 'off';
}

/** The value, or a complaint when a mode needs it and it is not set. */
export const required = (variable: string, value: string | null, mode: string, complain: Complain): string => {
  if (value === null) complain(variable, `obvezno uz način rada ${mode}`, `required in mode ${mode}`);
  return value ?? '';
};

/** A mocked provider with a real key: either the key does not belong here, or whoever set it believes that mail goes out. */
export const refuseSecretsOfMock = (
  modeVariable: string,
  secrets: Readonly<Record<string, string | null>>,
  complain: Complain,
): void => {
  for (const [variable, value] of Object.entries(secrets)) {
    if (value === null) continue;
    complain(
      variable,
      `postavljena je uz ${modeVariable}=mock; uklonite je ili promijenite ${modeVariable}`,
      `is set although ${modeVariable} is mock; remove it or change ${modeVariable}`,
    );
  }
};
