import { z } from 'zod';

const id = z.uuid('FIELD_INVALID');

/** Without a device the first one in use. */
export const GetTillInput = z.object({ deviceId: id.optional() });
export type GetTillInput = z.infer<typeof GetTillInput>;

export const TillDeviceInput = z.object({ deviceId: id });
export type TillDeviceInput = z.infer<typeof TillDeviceInput>;

export const SwitchOperatorInput = z.object({
  deviceId: id,
  operatorId: id,
  /** Empty only for a person's own operator that has no PIN. */
  pin: z.string().trim().max(8, 'OPERATOR_PIN_INVALID').default(''),
});
export type SwitchOperatorInput = z.infer<typeof SwitchOperatorInput>;

/** Who sells at a device now. */
export interface TillOperatorDto {
  readonly id: string;
  readonly mark: string;
  readonly name: string;
  /** May change prices, take lines off open tables and cancel receipts. */
  readonly isManager: boolean;
  /** Largest discount of who is no manager, percent. */
  readonly maxDiscountPercent: string;
}

/** Who can be chosen at the till. */
export interface TillOperatorChoice extends TillOperatorDto {
  /** False for the person's own operator while it has none. */
  readonly needsPin: boolean;
}

export interface TillDeviceDto {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly premisesCode: string;
  readonly premisesName: string;
}

export interface TillDto {
  readonly devices: readonly TillDeviceDto[];
  readonly device: TillDeviceDto | null;
  readonly operators: readonly TillOperatorChoice[];
  /** Null: nobody has signed on at this device in this browser, or the time is over. */
  readonly operator: TillOperatorDto | null;
}
