import type { DevicePurpose } from '#server/domain/invoicing/device-purpose.ts';

/** What the internal act (interni akt) fixes, as the settings of the company say it now. Premises and devices in use only. */
export interface InternalActContent {
  readonly owner: { readonly name: string; readonly ownerName: string | null; readonly oib: string; readonly address: string };
  readonly numberingPer: 'premises' | 'device';
  readonly premises: ReadonlyArray<{
    readonly code: string;
    readonly name: string;
    readonly address: string;
    /** Decimal string; absent where the premises have none. */
    readonly cashMaximum?: string;
    /** `purpose` is absent of a device of which nobody has said it. */
    readonly devices: ReadonlyArray<{ readonly code: string; readonly name: string; readonly purpose?: DevicePurpose }>;
  }>;
}

/** An act that was adopted; its file is a document of the company. */
export interface AdoptedAct {
  readonly documentId: string;
  readonly filename: string;
  /** Day from which it holds. */
  readonly holdsFrom: string;
}

export interface InternalActState {
  readonly content: InternalActContent;
  /** Newest first; the first one is in force. */
  readonly adopted: readonly AdoptedAct[];
  /** Whether the act in force says what the settings say; false when there is none. */
  readonly isUpToDate: boolean;
}

/** Base64 of a PDF. */
export interface PrintedAct {
  readonly filename: string;
  readonly base64: string;
}
