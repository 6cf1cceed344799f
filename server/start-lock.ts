import postgres from 'postgres';

/** What only one process of an installation may do at a time. The numbers are ours alone in the database's space of advisory locks. */
const TURNS = { migrate: 727_002, seed: 727_003 } as const;

/**
 * Waits until no other process of this installation does the same, then does it. Processes that start together on one server
 * would otherwise make the same tables and the same demo company twice. The embedded database (`url` null) has one process anyway.
 */
export async function whileAlone<T>(url: string | null, turn: keyof typeof TURNS, work: () => Promise<T>): Promise<T> {
  if (url === null) return work();
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    // Held by this connection: a process that dies gives its turn away with it.
    await sql`select pg_advisory_lock(${TURNS[turn]})`;
    return await work();
  } finally {
    await sql.end({ timeout: 5 });
  }
}
