import type { ViesConfig } from '#server/integrations/vat-check/vies/adapter.ts';

import type { ConfigInput } from './config-input.ts';

/** Null when the check of VAT numbers is off. */
export const viesConfig = ({ env }: ConfigInput): ViesConfig | null => (env.vies.mode === 'off' ? null : { timeoutMs: 12_000 });
