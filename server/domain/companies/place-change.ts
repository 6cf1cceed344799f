/** What became of premises, or of a device in them. */
export interface PlaceChange {
  /** Code of the premises. */
  readonly premises: string;
  /** Code of the device; null for the premises themselves. */
  readonly device: string | null;
  readonly change: 'opened' | 'changed' | 'closed' | 'reopened';
  /** What differs of a changed one. */
  readonly fields: readonly {
    readonly field: 'code' | 'name' | 'street' | 'postalCode' | 'city' | 'cashMaximum' | 'consumptionTax' | 'purpose';
    readonly from: string | null;
    readonly to: string | null;
  }[];
}
