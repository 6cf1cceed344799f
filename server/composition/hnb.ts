import type { HnbConfig } from '#server/integrations/fx-rates/hnb/adapter.ts';

import type { ConfigInput } from './config-input.ts';

/** Null when exchange rates are off. */
export const hnbConfig = ({ env }: ConfigInput): HnbConfig | null => (env.hnb.mode === 'off' ? null : { timeoutMs: 8_000 });
