import { z } from 'zod';

import { EINVOICE_SETUP_STEPS, type EInvoiceSetupState, type EInvoiceSetupStep } from '#server/domain/einvoice/setup-steps.ts';
import type { EInvoiceObligation } from '#server/domain/fiscal/einvoice-obligations.ts';

/** A person says that a step was done in FiskAplikacija, or takes it back. */
export const ConfirmSetupStepInput = z.object({ step: z.enum(EINVOICE_SETUP_STEPS, 'FIELD_INVALID'), done: z.boolean() });
export type ConfirmSetupStepInput = z.infer<typeof ConfirmSetupStepInput>;

export interface EInvoiceSetupStepDto {
  readonly step: EInvoiceSetupStep;
  readonly state: EInvoiceSetupState;
  /** When it was proven, found missing or confirmed; null while nothing is known. */
  readonly at: Date | null;
}

export interface EInvoiceSetup {
  readonly inVat: boolean;
  readonly obligations: readonly EInvoiceObligation[];
  /** The two steps in FiskAplikacija; null while the company has no intermediary. */
  readonly steps: readonly EInvoiceSetupStepDto[] | null;
  /** Whether the intermediary can be asked for the company's own address. */
  readonly canAsk: boolean;
}
