import type { Clock } from '#server/domain/shared/clock.ts';
import type { TokenVault } from '#server/integrations/bank-data/token-vault.ts';
import type { OutboundPolicy } from '#server/integrations/outbound-policy.ts';

export interface BankDataAdapterDeps {
  readonly clock: Clock;
  readonly policy: OutboundPolicy;
  /** The vault of one provider. */
  readonly vaultOf: (provider: string) => TokenVault;
}
