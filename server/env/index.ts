import { existsSync } from 'node:fs';

import { z } from 'zod';

import { type CisEnv, cisSchema, readCis } from '#server/env/cis.ts';
import { type CoreEnv, coreSchema, readCore } from '#server/env/core.ts';
import { type DatabaseEnv, databaseSchema, readDatabase } from '#server/env/database.ts';
import type { ProviderMode } from '#server/env/modes.ts';
import { type EnablebankingEnv, enablebankingSchema, readEnablebanking } from '#server/env/enablebanking.ts';
import { type GocardlessEnv, gocardlessSchema, readGocardless } from '#server/env/gocardless.ts';
import { outsideSchema } from '#server/env/outside.ts';
import { type GoogleEnv, googleSchema, readGoogle } from '#server/env/google.ts';
import { type HnbEnv, hnbSchema, readHnb } from '#server/env/hnb.ts';
import { type MicrosoftEnv, microsoftSchema, readMicrosoft } from '#server/env/microsoft.ts';
import { type EposlovanjeEnv, eposlovanjeSchema, readEposlovanje } from '#server/env/eposlovanje.ts';
import { type IeRacuniEnv, ieRacuniSchema, readIeRacuni } from '#server/env/ie-racuni.ts';
import { type MojEracunEnv, mojEracunSchema, readMojEracun } from '#server/env/moj-eracun.ts';
import { type OpenaiEnv, openaiSchema, readOpenai } from '#server/env/openai.ts';
import { type Complain, EnvError, type EnvProblem } from '#server/env/problems.ts';
import { type R2Env, r2Schema, readR2 } from '#server/env/r2.ts';
import { type PosthogEnv, posthogSchema, readPosthog } from '#server/env/posthog.ts';
import { readSentry, type SentryEnv, sentrySchema } from '#server/env/sentry.ts';
import { readStripe, type StripeEnv, stripeSchema } from '#server/env/stripe.ts';
import { readSudreg, type SudregEnv, sudregSchema } from '#server/env/sudreg.ts';
import { readVies, type ViesEnv, viesSchema } from '#server/env/vies.ts';
import { readResend, type ResendEnv, resendSchema } from '#server/env/resend.ts';

export { EnvError } from '#server/env/problems.ts';
export { databaseEndpoints } from '#server/env/database.ts';
export type { CisEnv } from '#server/env/cis.ts';
export type { DatabaseEnv } from '#server/env/database.ts';
export type { FiskaiEnv, ProviderMode } from '#server/env/modes.ts';
export type { R2Env } from '#server/env/r2.ts';
export type { ResendEnv } from '#server/env/resend.ts';

export interface Env extends CoreEnv {
  readonly database: DatabaseEnv;
  readonly cis: CisEnv;
  readonly r2: R2Env;
  readonly resend: ResendEnv;
  readonly hnb: HnbEnv;
  readonly posthog: PosthogEnv;
  readonly sentry: SentryEnv;
  readonly vies: ViesEnv;
  readonly sudreg: SudregEnv;
  readonly google: GoogleEnv;
  readonly microsoft: MicrosoftEnv;
  readonly gocardless: GocardlessEnv;
  readonly enablebanking: EnablebankingEnv;
  readonly moj_eracun: MojEracunEnv;
  readonly eposlovanje: EposlovanjeEnv;
  readonly ie_racuni: IeRacuniEnv;
  readonly stripe: StripeEnv;
  readonly openai: OpenaiEnv;
}

/** Each provider with the settings that are its own; its name is also that of its mock. */
const PROVIDERS = [
  'cis',
  'r2',
  'resend',
  'hnb',
  'vies',
  'posthog',
  'sentry',
  'sudreg',
  'google',
  'microsoft',
  'gocardless',
  'enablebanking',
  'moj_eracun',
  'eposlovanje',
  'ie_racuni',
  'stripe',
  'openai',
] as const satisfies readonly (keyof Env)[];
export type ProviderId = (typeof PROVIDERS)[number];

/** How each provider is used by this installation. */
export const providerModes = (env: Env): Readonly<Record<ProviderId, ProviderMode>> =>
  Object.fromEntries(PROVIDERS.map((id) => [id, env[id].mode])) as Record<ProviderId, ProviderMode>;

/** Every variable that the product or its tools know. */
export const environmentSchema = z.object({
  ...coreSchema.shape,
  ...databaseSchema.shape,
  ...cisSchema.shape,
  ...r2Schema.shape,
  ...resendSchema.shape,
  ...hnbSchema.shape,
  ...viesSchema.shape,
  ...posthogSchema.shape,
  ...sentrySchema.shape,
  ...sudregSchema.shape,
  ...googleSchema.shape,
  ...microsoftSchema.shape,
  ...gocardlessSchema.shape,
  ...enablebankingSchema.shape,
  ...mojEracunSchema.shape,
  ...eposlovanjeSchema.shape,
  ...ieRacuniSchema.shape,
  ...stripeSchema.shape,
  ...openaiSchema.shape,
  ...outsideSchema.shape,
});

/** Keys with which somebody would be charged; their look gives them away, wherever they stand. */
const LIVE_KEY = /^(sk|rk)_live_/;

type Source = Readonly<Record<string, string | undefined>>;

/** An empty value is what `.env` files and compose make of "not set". */
const setOnly = (source: Source): Record<string, string> =>
  Object.fromEntries(Object.entries(source).filter((entry): entry is [string, string] => (entry[1] ?? '').trim() !== ''));

const schemaProblems = (error: z.ZodError): EnvProblem[] =>
  error.issues.map((issue) => ({ variable: issue.path.join('.'), message: issue.message }));

/** Values that pass, with the default in place of those that do not, so that the rules across variables can be checked too. */
const tolerantParse = (values: Record<string, string>): { raw: z.output<typeof environmentSchema>; problems: EnvProblem[] } => {
  const first = environmentSchema.safeParse(values);
  if (first.success) return { raw: first.data, problems: [] };
  const problems = schemaProblems(first.error);
  const bad = new Set(problems.map(({ variable }) => variable));
  const raw = environmentSchema.parse(Object.fromEntries(Object.entries(values).filter(([name]) => !bad.has(name))));
  return { raw, problems };
};

/** The process's own variables, and beneath them those of a `.env` file in the working folder, when there is one. */
function ownEnvironment(): Source {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/**
 * Reads the settings of this process; the only place that looks at `process.env`. Throws `EnvError` with every problem
 * at once. A demo (`FISKAI_ENV=demo`, the default) needs no variable at all.
 */
export function readEnv(source: Source = ownEnvironment()): Env {
  const values = setOnly(source);
  const { raw, problems } = tolerantParse(values);
  const complain: Complain = (variable, hr, en) => {
    // One complaint a variable: what is malformed would otherwise also be reported as missing.
    if (!problems.some((problem) => problem.variable === variable)) problems.push({ variable, message: `${hr} / ${en}` });
  };

  const core = readCore(raw, complain);
  const env: Env = {
    ...core,
    database: readDatabase(raw, core.fiskaiEnv, complain),
    cis: readCis(raw, core.fiskaiEnv, complain),
    r2: readR2(raw, core.fiskaiEnv, complain),
    resend: readResend(raw, core.fiskaiEnv, complain),
    hnb: readHnb(raw, core.fiskaiEnv, complain),
    posthog: readPosthog(raw, core.fiskaiEnv, complain),
    sentry: readSentry(raw, core.fiskaiEnv, complain),
    vies: readVies(raw, core.fiskaiEnv, complain),
    sudreg: readSudreg(raw, core.fiskaiEnv, complain),
    google: readGoogle(raw, core.fiskaiEnv, complain),
    microsoft: readMicrosoft(raw, core.fiskaiEnv, complain),
    gocardless: readGocardless(raw, core.fiskaiEnv, complain),
    enablebanking: readEnablebanking(raw, core.fiskaiEnv, complain),
    moj_eracun: readMojEracun(raw, core.fiskaiEnv, complain),
    eposlovanje: readEposlovanje(raw, core.fiskaiEnv, complain),
    ie_racuni: readIeRacuni(raw, core.fiskaiEnv, complain),
    stripe: readStripe(raw, core.fiskaiEnv, complain),
    openai: readOpenai(raw, core.fiskaiEnv, complain),
  };
  if (Object.values(providerModes(env)).includes('mock')) {
    for (const [variable, value] of Object.entries(values)) {
      if (LIVE_KEY.test(value.trim()))
        complain(variable, 'pravi ključ uz oponašane pružatelje', 'a live key while providers are mocked');
    }
  }
  if (problems.length > 0) throw new EnvError(problems);
  return env;
}
