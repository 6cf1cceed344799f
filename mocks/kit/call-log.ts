import type { MockStore } from './store.ts';

/** `error`: the caller saw a broken connection · `abandoned`: the caller went away before an answer. */
export type CallOutcome = 'answered' | 'error' | 'abandoned';

export interface RecordedCall {
  readonly id: number;
  readonly at: string;
  readonly vendor: string;
  readonly operation: string;
  readonly scenario: string;
  readonly method: string;
  readonly host: string;
  readonly port: number;
  /** With the query. */
  readonly path: string;
  readonly requestId: string;
  /** Null when no answer was given. */
  readonly status: number | null;
  readonly outcome: CallOutcome;
  readonly ms: number;
  /** What the vendor noticed without refusing: warnings, violations, conflicts. */
  readonly notes: readonly string[];
  readonly pid: number;
}

export interface CallBodies {
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: Buffer;
  readonly responseHeaders: Readonly<Record<string, string>> | null;
  readonly responseBody: Buffer | null;
}

export interface UnhandledCall {
  readonly id: number;
  readonly at: string;
  readonly method: string;
  readonly url: string;
  readonly reason: string;
  readonly pid: number;
}

export interface CallFilter {
  readonly vendor?: string;
  readonly operation?: string;
  /** Newest first, 200 unless told. */
  readonly limit?: number;
}

const KEEP = 5000;
const COLUMNS = 'id, at, vendor, operation, scenario, method, host, port, path, request_id, status, outcome, ms, notes, pid';

const bytes = (value: unknown): Buffer | null => (value instanceof Uint8Array ? Buffer.from(value) : null);
const headers = (value: unknown) => JSON.parse(String(value)) as Record<string, string>;

const toCall = (row: Record<string, unknown>): RecordedCall => ({
  id: Number(row.id),
  at: String(row.at),
  vendor: String(row.vendor),
  operation: String(row.operation),
  scenario: String(row.scenario),
  method: String(row.method),
  host: String(row.host),
  port: Number(row.port),
  path: String(row.path),
  requestId: String(row.request_id),
  status: row.status === null ? null : Number(row.status),
  outcome: row.outcome as CallOutcome,
  ms: Number(row.ms),
  notes: JSON.parse(String(row.notes)) as string[],
  pid: Number(row.pid),
});

/** Appends a call; the newest 5000 are kept. */
export const recordCall = (store: MockStore, call: Omit<RecordedCall, 'id' | 'pid'> & CallBodies): void => {
  const { lastId } = store.run(
    `INSERT INTO calls (at, vendor, operation, scenario, method, host, port, path, request_id, status, outcome, ms, notes, pid,
       request_headers, request_body, response_headers, response_body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    call.at,
    call.vendor,
    call.operation,
    call.scenario,
    call.method,
    call.host,
    call.port,
    call.path,
    call.requestId,
    call.status,
    call.outcome,
    call.ms,
    JSON.stringify(call.notes),
    process.pid,
    JSON.stringify(call.requestHeaders),
    call.requestBody,
    call.responseHeaders === null ? null : JSON.stringify(call.responseHeaders),
    call.responseBody,
  );
  if (lastId % 500 === 0) store.run('DELETE FROM calls WHERE id <= ?', lastId - KEEP);
};

export const listCalls = (store: MockStore, filter: CallFilter = {}): RecordedCall[] =>
  store
    .all(
      `SELECT ${COLUMNS} FROM calls WHERE (?1 IS NULL OR vendor = ?1) AND (?2 IS NULL OR operation = ?2) ORDER BY id DESC LIMIT ?3`,
      filter.vendor ?? null,
      filter.operation ?? null,
      filter.limit ?? 200,
    )
    .map(toCall);

/** How much a vendor was asked, of the calls that are kept. */
export interface CallActivity {
  readonly calls: number;
  /** Refused, broken off or never answered. */
  readonly failed: number;
  readonly lastAt: string | null;
}

export const callActivity = (store: MockStore): ReadonlyMap<string, CallActivity> =>
  new Map(
    store
      .all(
        `SELECT vendor, count(*) AS calls, sum(status IS NULL OR status >= 400) AS failed, max(at) AS last_at FROM calls GROUP BY vendor`,
      )
      .map((row) => [String(row.vendor), { calls: Number(row.calls), failed: Number(row.failed), lastAt: String(row.last_at) }]),
  );

/** One call with everything that went over the wire. */
export const getCall = (store: MockStore, id: number): (RecordedCall & CallBodies) | null => {
  const row = store.one('SELECT * FROM calls WHERE id = ?', id);
  if (row === undefined) return null;
  return {
    ...toCall(row),
    requestHeaders: headers(row.request_headers),
    requestBody: bytes(row.request_body) ?? Buffer.alloc(0),
    responseHeaders: row.response_headers === null ? null : headers(row.response_headers),
    responseBody: bytes(row.response_body),
  };
};

export const recordUnhandled = (store: MockStore, call: Omit<UnhandledCall, 'id' | 'pid'>): void => {
  store.run(
    'INSERT INTO unhandled (at, method, url, reason, pid) VALUES (?, ?, ?, ?, ?)',
    call.at,
    call.method,
    call.url,
    call.reason,
    process.pid,
  );
};

/** Oldest first. */
export const listUnhandled = (store: MockStore): UnhandledCall[] =>
  store.all('SELECT id, at, method, url, reason, pid FROM unhandled ORDER BY id').map((row) => ({
    id: Number(row.id),
    at: String(row.at),
    method: String(row.method),
    url: String(row.url),
    reason: String(row.reason),
    pid: Number(row.pid),
  }));
