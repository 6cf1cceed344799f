export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
  readonly contentType: string;
  /** As it was written beside the object; null for one that a browser sent. */
  readonly sha256: string | null;
}

export interface PutObject {
  /**
   * Names what is in it (`company/<id>/<sha256>`) or whose it is (`received/<company>/<id>`), so that writing the same
   * bytes twice is harmless.
   */
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

export interface PresignPut {
  readonly key: string;
  /** At most 300; the sending must have begun by then. */
  readonly expiresInSeconds: number;
  readonly contentType: string;
  /** Exactly so many, or the store refuses. */
  readonly bytes: number;
}

/** What a browser needs to send one file to the store itself. */
export interface PresignedPut {
  readonly url: string;
  /** To be sent as they are. Content-Length is signed too; browsers set it themselves. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface ListObjects {
  readonly prefix: string;
  /** `cursor` of the page before; null for the first. */
  readonly cursor: string | null;
  /** 1 to 1000. */
  readonly limit: number;
}

export interface ObjectPage {
  /** In the order of their keys. */
  readonly items: readonly { readonly key: string; readonly bytes: number; readonly storedAt: Date }[];
  readonly cursor: string | null;
}

/** Write-once storage of documents. Throws only `ProviderError`. */
export interface DocumentStoragePort {
  /** Idempotent: an object that is there with the same key is left as it is. Large bodies go in parts. */
  put(input: PutObject): Promise<StoredObject>;
  /** Null when there is no such object. */
  get(key: string): Promise<{ readonly body: Uint8Array; readonly contentType: string } | null>;
  head(key: string): Promise<StoredObject | null>;
  list(input: ListObjects): Promise<ObjectPage>;
  /**
   * Idempotent: what is not there is gone already. Refused (`rejected`, code UNDER_RETENTION) until the day after the later of
   * the two retention dates, the caller's and the one written with the object, and (OBJECT_LOCKED) by a lock of the store's own.
   */
  delete(input: DeleteObject): Promise<void>;
  /** A link that a browser can follow, without credentials, for a short time. */
  presignGet(input: PresignGet): Promise<string>;
  /** Lets a browser write one new object. What it sent must be looked at afterwards: the store knows only its type and length. */
  presignPut(input: PresignPut): Promise<PresignedPut>;
}
