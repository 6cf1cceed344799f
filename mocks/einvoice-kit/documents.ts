import { getBlob, putBlob } from '../kit/blobs.ts';
import { collection } from '../kit/records.ts';
import type { MockEnv, VendorId } from '../kit/vendor.ts';

/** A document that a company sent. */
export interface SentDocument {
  readonly id: string;
  readonly oib: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly buyerOib: string;
  readonly sha256: string;
  readonly createdAt: string;
  /** Found by the check that happens after an import was taken. */
  readonly errors: readonly string[];
  /** Code of what the buyer said of it, in the vendor's numbers; null for nothing. */
  readonly business: number | null;
  /** Only reported to the Tax Administration, sent to nobody. */
  readonly reportedOnly?: boolean;
  /** A corrected copy of one that was sent before. */
  readonly isCopy?: boolean;
  /** It was given up on the way, and stays so. */
  readonly isFailed?: boolean;
}

/** A document that came for a company. */
export interface ReceivedDocument {
  readonly id: string;
  readonly oib: string;
  readonly number: string;
  readonly senderName: string;
  readonly senderOib: string;
  readonly sha256: string;
  readonly createdAt: string;
  readonly acknowledgedAt: string | null;
  readonly business: number | null;
  readonly rejection: string | null;
}

/** What an intermediary keeps. Numbers begin in the middle, so that nobody counts on 1. */
export const intermediaryState = (env: MockEnv, vendor: VendorId, firstNumber: number) => {
  const sent = collection<SentDocument>(env.store, vendor, 'sent');
  const received = collection<ReceivedDocument>(env.store, vendor, 'received');
  const add = <T extends { readonly id: string }>(into: typeof sent | typeof received, make: (id: string) => T): T =>
    env.store.transaction(() => {
      const id = String(firstNumber + sent.all().length + received.all().length);
      const value = make(id);
      (into as unknown as { put(key: string, value: T): void }).put(id, value);
      return value;
    });
  return {
    sent,
    received,
    addSent: (
      xml: string,
      facts: Pick<SentDocument, 'oib' | 'number' | 'issuedOn' | 'buyerOib' | 'errors' | 'reportedOnly' | 'isCopy'>,
    ): SentDocument =>
      add(sent, (id) => ({
        id,
        ...facts,
        sha256: putBlob(env.store, Buffer.from(xml, 'utf8')),
        createdAt: env.clock.now().toISOString(),
        business: null,
      })),
    addReceived: (xml: string, facts: Pick<ReceivedDocument, 'oib' | 'number' | 'senderName' | 'senderOib'>): ReceivedDocument =>
      add(received, (id) => ({
        id,
        ...facts,
        sha256: putBlob(env.store, Buffer.from(xml, 'utf8')),
        createdAt: env.clock.now().toISOString(),
        acknowledgedAt: null,
        business: null,
        rejection: null,
      })),
    bytesOf: ({ sha256 }: SentDocument | ReceivedDocument): Buffer => getBlob(env.store, sha256),
  };
};

export const ageOf = (env: MockEnv, createdAt: string): number => env.clock.now().getTime() - Date.parse(createdAt);
