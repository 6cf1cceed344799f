/**
 * What every company does once in FiskAplikacija of the Tax Administration: it confirms its address for receiving eRačuni at the
 * intermediary, and authorises the intermediary to fiscalize for it. Without the first nothing arrives, without the second every
 * report is refused (S006).
 */
export const EINVOICE_SETUP_STEPS = ['receiving_address', 'authorisation'] as const;
export type EInvoiceSetupStep = (typeof EINVOICE_SETUP_STEPS)[number];

/** `proven`: seen to work · `missing`: seen not to work · `confirmed`: somebody says that it was done · `unknown`. */
export type EInvoiceSetupState = 'proven' | 'missing' | 'confirmed' | 'unknown';

export interface SetupEvidence {
  /** Last time that it was seen to work. */
  readonly provenAt: Date | null;
  /** Last time that it was seen not to work. */
  readonly missingAt: Date | null;
  readonly confirmedAt: Date | null;
}

/**
 * How a step stands: what was seen counts for more than what somebody said, unless it was said after the fault was seen; of what was
 * seen the later.
 */
export function setupState({ provenAt, missingAt, confirmedAt }: SetupEvidence): {
  readonly state: EInvoiceSetupState;
  readonly at: Date | null;
} {
  const time = (at: Date | null) => at?.getTime() ?? 0;
  if (missingAt !== null && time(missingAt) > time(provenAt) && time(missingAt) >= time(confirmedAt)) {
    return { state: 'missing', at: missingAt };
  }
  if (provenAt !== null && time(provenAt) >= time(missingAt)) return { state: 'proven', at: provenAt };
  return confirmedAt === null ? { state: 'unknown', at: null } : { state: 'confirmed', at: confirmedAt };
}
