/** What a person enters in the cash book, each with the side that it is on. */
export const SLIP_KINDS = ['pay_in', 'withdrawal', 'pay_out', 'deposit'] as const;
/** `withdrawal` is cash fetched from the bank account, `deposit` is cash brought to it (polog). */
export type SlipKind = (typeof SLIP_KINDS)[number];

/** Between the drawer of a shift and the safe of its premises; the cash of the premises stays what it is. */
export const MOVE_KINDS = ['drawer_in', 'drawer_out'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

/**
 * Entries of a cash book. `receipt` and `refund` are cash of documents, `surplus` and `shortage` what a count found, `correction` takes an
 * entry back.
 */
export type CashEntryKind = SlipKind | MoveKind | 'receipt' | 'refund' | 'surplus' | 'shortage' | 'correction';

/** Whether a slip brings cash in. */
export const bringsIn = (kind: SlipKind): boolean => kind === 'pay_in' || kind === 'withdrawal';

/** Entries that a person may take back; what was counted, sold or moved is put right by counting, a storno or moving back. */
export const isRevocable = (kind: CashEntryKind): kind is SlipKind => SLIP_KINDS.some((each) => each === kind);
