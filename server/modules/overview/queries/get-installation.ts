import type { CompanyContext } from '#server/context.ts';
import type { InstallationDto } from '#server/contracts/overview.ts';
import { INTERMEDIARIES } from '#server/domain/einvoice/intermediaries.ts';

/** Which providers this installation has, and how it reaches them. Says nothing secret: no key, no account. */
export function getInstallation({ deps }: CompanyContext): InstallationDto {
  const { environment, fiscalization, storageOn, emailOn, emailFrom } = deps.installation;
  const live = environment === 'live';
  const intermediaries = INTERMEDIARIES.map((name) => deps.installation.modes[name]);
  return {
    environment,
    fiscalization: fiscalization ?? 'off',
    // The document store has no test means of its own: a demo plays it or has none.
    storage: storageOn ? (live ? 'live' : 'mock') : 'off',
    email: emailOn ? (live ? 'live' : deps.mocks === null ? 'sandbox' : 'trial') : 'off',
    einvoice: (['live', 'sandbox', 'mock'] as const).find((mode) => intermediaries.includes(mode)) ?? 'off',
    emailFrom,
  };
}
