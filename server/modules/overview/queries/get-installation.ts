import type { CompanyContext, Installation } from '#server/context.ts';
import type { InstallationDto, OtherService, ProviderMode } from '#server/contracts/overview.ts';
import { INTERMEDIARIES } from '#server/domain/einvoice/intermediaries.ts';

type Provider = keyof Installation['modes'];

/** Who does what: several providers of one service stand in for each other. */
const PROVIDERS_OF: Readonly<Record<OtherService, readonly Provider[]>> = {
  reading: ['openai'],
  bank: ['enablebanking', 'gocardless'],
  mailbox: ['google', 'microsoft'],
  billing: ['stripe'],
  rates: ['hnb'],
  vatCheck: ['vies'],
  companyRegister: ['sudreg'],
  usage: ['posthog'],
  errorTracking: ['sentry'],
};

/** Which providers this installation has, and how it reaches them. Says nothing secret: no key, no account. */
export function getInstallation({ deps }: CompanyContext): InstallationDto {
  const { environment, fiscalization, storageOn, emailOn, emailFrom, modes } = deps.installation;
  const live = environment === 'live';
  const furthest = (providers: readonly Provider[]): ProviderMode =>
    (['live', 'sandbox', 'mock'] as const).find((mode) => providers.some((provider) => modes[provider] === mode)) ?? 'off';
  return {
    environment,
    fiscalization: fiscalization ?? 'off',
    // The document store has no test means of its own: a demo plays it or has none.
    storage: storageOn ? (live ? 'live' : 'mock') : 'off',
    email: emailOn ? (live ? 'live' : deps.mocks === null ? 'sandbox' : 'trial') : 'off',
    einvoice: furthest(INTERMEDIARIES),
    others: Object.fromEntries(
      Object.entries(PROVIDERS_OF).map(([service, providers]) => [service, furthest(providers)]),
    ) as Record<OtherService, ProviderMode>,
    emailFrom,
  };
}
