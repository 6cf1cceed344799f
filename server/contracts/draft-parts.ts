/** What the customer of a draft, or the company, asks for, and what a person wanted otherwise. */
export interface DraftTerms {
  /** Days to pay that the company gives. */
  readonly paymentTermDays: number;
  /** The customer's own; null for the company's. */
  readonly buyerTermDays: number | null;
  /** Said otherwise than these: another customer does not change it. */
  readonly own: { readonly dueOn: boolean; readonly locale: boolean };
}

/** Where a document may be issued, with the devices that serve it. */
export interface DraftPremises {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly devices: readonly { readonly id: string; readonly code: string; readonly name: string }[];
}
