import type { CompanyContext } from '#server/context.ts';
import type { FiscalizationEcho } from '#server/contracts/certificates.ts';

/**
 * Whether the Tax Administration's service is there, and how long it takes to answer; says nothing of the certificate.
 *
 * @throws DomainError `precondition` FISCALIZATION_OFF
 * @throws ProviderError when it is not there
 */
export const askEcho = async ({ deps }: CompanyContext): Promise<FiscalizationEcho> => ({
  durationMs: (await deps.ports.fiscalization.echo()).durationMs,
});
