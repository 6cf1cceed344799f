/**
 * Where a vendor's tokens for this whole installation lie: sealed, shared by all processes. An adapter knows no database, so the
 * composition root hands it one of these.
 */
export interface TokenVault {
  /** Null when nothing was kept yet. */
  read(): Promise<string | null>;
  /**
   * Replaces what is kept: one process at a time calls `make` with the present value, and keeps the result before it is used; the
   * others wait and get it. When the present value is no longer `stale`, somebody else was faster and it is returned as it is.
   */
  renew(stale: string | null, make: (present: string | null) => Promise<string>): Promise<string>;
}
