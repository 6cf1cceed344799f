export interface Sender {
  /** In lower case; empty when there is none. */
  readonly address: string;
  readonly name: string;
}

/** Reads a From header: `Ana Kovač <ana@example.com>`, `"Kovač, Ana" <ana@example.com>` or the bare address. */
export function senderOf(from: string): Sender {
  const angled = /<([^<>\s]+@[^<>\s]+)>/.exec(from);
  const bare = /[^\s<>"(),;:]+@[^\s<>"(),;:]+/.exec(from);
  const address = (angled?.[1] ?? bare?.[0] ?? '').toLowerCase();
  const name = angled
    ? from
        .slice(0, angled.index)
        .trim()
        .replace(/^"(.*)"$/s, '$1')
        .replace(/\\(["\\])/g, '$1')
    : '';
  return { address, name: name.trim() };
}
