import type { CisDeps } from '#server/integrations/fiscalization/cis/adapter.ts';
import { createCisFiscalization } from '#server/integrations/fiscalization/cis/adapter.ts';
import type { CisConfig } from '#server/integrations/fiscalization/cis/config.ts';
import type { FiscalizationPort } from '#server/integrations/fiscalization/port.ts';

/** The services that receipts can be reported to, by the name that configuration uses. */
export const fiscalizationAdapters = {
  cis: createCisFiscalization,
} as const satisfies Record<CisConfig['provider'], (config: CisConfig, deps: CisDeps) => FiscalizationPort>;

/** The message format without the network, for the command line. */
export { signReceiptRequest, wrapInEnvelope } from '#server/integrations/fiscalization/cis/sign.ts';
export { verifySignedFile } from '#server/integrations/fiscalization/cis/verify-file.ts';
