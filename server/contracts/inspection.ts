/** A document of the legal sequence as an inspector asks for it. */
export interface InspectedReceipt {
  readonly id: string;
  readonly number: string;
  readonly issuedAt: Date;
  readonly total: string;
  /** Null for a document that is not sent as a receipt to the Tax Administration. */
  readonly fiscal: {
    readonly status: 'pending' | 'sending' | 'fiscalized' | 'stopped';
    readonly zki: string;
    readonly jir: string | null;
    /** Until when the JIR is to be had. */
    readonly deadlineAt: Date;
    readonly isLate: boolean;
    readonly lastErrorKind: string | null;
    readonly lastErrorCodes: readonly string[];
  } | null;
}

export interface Inspection {
  readonly software: { readonly name: string; readonly version: string };
  readonly at: Date;
  /** Newest first, at most 20. */
  readonly lastReceipts: readonly InspectedReceipt[];
  /** Receipts without a JIR, the nearest deadline first, at most 100. */
  readonly withoutJir: readonly InspectedReceipt[];
  /** How many receipts have no JIR in all. */
  readonly withoutJirCount: number;
}
