import { scrubJson } from '#server/domain/shared/scrub-text.ts';

import { readDsn, type SentryDsn } from './dsn.ts';

/** Kinds of items that a browser may report; the others (recordings, profiles, attachments) would carry what people see. */
const WANTED = new Set(['event', 'session', 'client_report']);

const readJson = (line: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};

/**
 * A browser's envelope (lines of JSON: a header, then header and payload of each item) with every text scrubbed and only the items
 * that are wanted; null when it is not meant for our own project or holds nothing that is wanted.
 */
export function cleanEnvelope(report: Uint8Array, ours: SentryDsn): string | null {
  const [first = '', ...lines] = Buffer.from(report).toString('utf8').split('\n');
  const header = readJson(first);
  const meant = typeof header?.['dsn'] === 'string' ? readDsn(header['dsn']) : null;
  if (header === null || meant === null || meant.text !== ours.text) return null;
  const items: string[] = [];
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const item = readJson(lines[at] ?? '');
    const payload = readJson(lines[at + 1] ?? '');
    if (item === null || payload === null || !WANTED.has(String(item['type']))) continue;
    const { request: _request, user: _user, ...rest } = payload;
    // Without a length: the scrubbed payload has another one, and a line is its own end.
    items.push(JSON.stringify({ type: item['type'] }), JSON.stringify(scrubJson(rest)));
  }
  const { event_id, sent_at, sdk } = header;
  return items.length === 0 ? null : [JSON.stringify({ event_id, sent_at, sdk, dsn: ours.text }), ...items, ''].join('\n');
}
