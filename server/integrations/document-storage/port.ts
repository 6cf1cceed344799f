export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  readonly contentType: string;
  readonly sha256: string | null;
}

export interface PutObject {
  /** `company/<id>/<sha256>`: content-addressed, so that writing the same bytes twice is harmless. */
  readonly key: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  /** Hex SHA-256 of `body`, kept as metadata beside the object. */
  readonly sha256: string;
  /** Plain date (`YYYY-MM-DD`) until and with which the object may not be deleted; null when nothing forbids it. */
  readonly retainUntil: string | null;
}

export interface DeleteObject {
  readonly key: string;
  /** As in `PutObject`, when the caller knows of a later day than the object itself. */
  readonly retainUntil: string | null;
}

export interface PresignGet {
  readonly key: string;
  /** At most 300. */
  readonly expiresInSeconds: number;
  readonly filename: string;
  readonly contentType: string;
  readonly disposition: 'inline' | 'attachment';
}

/** Write-once storage of documents. Throws only `ProviderError`. */
export interface DocumentStoragePort {
  /** Idempotent: an object that is there with the same key is left as it is. */
  put(input: PutObject): Promise<StoredObject>;
  /** Null when there is no such object. */
  get(key: string): Promise<{ readonly body: Uint8Array; readonly contentType: string } | null>;
  head(key: string): Promise<StoredObject | null>;
  /**
   * Idempotent: what is not there is gone already. Refused (`rejected`, code UNDER_RETENTION) until the day after the later of
   * the two retention dates, the caller's and the one written with the object, and (OBJECT_LOCKED) by a lock of the store's own.
   */
  delete(input: DeleteObject): Promise<void>;
  /** A link that a browser can follow, without credentials, for a short time. */
  presignGet(input: PresignGet): Promise<string>;
}
