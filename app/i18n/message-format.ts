export type MessageParams = Readonly<Record<string, string | number | boolean | null | undefined>>;

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'count' }
  | {
      readonly kind: 'choice';
      readonly by: 'plural' | 'select';
      readonly name: string;
      readonly arms: ReadonlyMap<string, Part[]>;
    };

const parsed = new Map<string, Part[]>();
const rules = new Map<string, Intl.PluralRules>();

/**
 * Fills a message written in the small part of ICU MessageFormat that we use: `{name}`,
 * `{count, plural, one {# račun} few {# računa} other {# računa}}` (also `=0`) and `{kind, select, a {…} other {…}}`,
 * which may nest. A missing value becomes an empty string. Throws a SyntaxError for a message with unbalanced braces.
 */
export function formatMessage(message: string, params: MessageParams, locale: string): string {
  if (!message.includes('{')) return message;
  let parts = parsed.get(message);
  if (!parts) {
    const reader = { text: message, at: 0 };
    parts = readParts(reader, false);
    parsed.set(message, parts);
  }
  return render(parts, params, locale, null);
}

/** Names of the values that a message uses, sorted; two languages of one message must agree on them. */
export function messageParamNames(message: string): readonly string[] {
  const names = new Set<string>();
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (part.kind === 'value' || part.kind === 'choice') names.add(part.name);
      if (part.kind === 'choice') for (const arm of part.arms.values()) visit(arm);
    }
  };
  visit(readParts({ text: message, at: 0 }, false));
  return [...names].sort();
}

function render(parts: readonly Part[], params: MessageParams, locale: string, count: number | null): string {
  let out = '';
  for (const part of parts) {
    if (part.kind === 'text') out += part.text;
    else if (part.kind === 'count') out += count === null ? '#' : groupThousands(String(count));
    else if (part.kind === 'value') {
      const value = params[part.name] ?? '';
      out += typeof value === 'number' ? groupThousands(String(value)) : String(value);
    } else {
      const value = params[part.name];
      const number = Number(value ?? 0);
      const arm =
        part.by === 'select'
          ? part.arms.get(String(value))
          : (part.arms.get(`=${number}`) ?? part.arms.get(pluralRules(locale).select(number)));
      out += render(arm ?? part.arms.get('other') ?? [], params, locale, part.by === 'plural' ? number : count);
    }
  }
  return out;
}

function pluralRules(locale: string): Intl.PluralRules {
  let found = rules.get(locale);
  if (!found) rules.set(locale, (found = new Intl.PluralRules(locale)));
  return found;
}

const groupThousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, '.');

interface Reader {
  readonly text: string;
  at: number;
}

function readParts(reader: Reader, nested: boolean): Part[] {
  const parts: Part[] = [];
  let text = '';
  const flush = (): void => {
    if (text) parts.push({ kind: 'text', text });
    text = '';
  };
  for (; reader.at < reader.text.length; reader.at += 1) {
    const char = reader.text[reader.at];
    if (char === '}') {
      if (!nested) throw new SyntaxError(`Unexpected } in message: ${reader.text}`);
      flush();
      return parts;
    }
    if (char === '{') {
      flush();
      parts.push(readArgument(reader));
    } else if (char === '#' && nested) {
      flush();
      parts.push({ kind: 'count' });
    } else text += char;
  }
  if (nested) throw new SyntaxError(`Missing } in message: ${reader.text}`);
  flush();
  return parts;
}

/** Reads from an opening brace; leaves the reader on the closing one. */
function readArgument(reader: Reader): Part {
  const head = /^\{\s*(\w+)\s*(?:,\s*(plural|select)\s*,)?/.exec(reader.text.slice(reader.at));
  if (!head) throw new SyntaxError(`Bad argument in message: ${reader.text}`);
  reader.at += head[0].length;
  const name = head[1] ?? '';
  const by = head[2];
  if (by !== 'plural' && by !== 'select') {
    if (reader.text[reader.at] !== '}') throw new SyntaxError(`Bad argument in message: ${reader.text}`);
    return { kind: 'value', name };
  }
  const arms = new Map<string, Part[]>();
  for (;;) {
    const arm = /^\s*(=?\w+)\s*\{/.exec(reader.text.slice(reader.at));
    if (!arm) break;
    reader.at += arm[0].length;
    arms.set(arm[1] ?? '', readParts(reader, true));
    reader.at += 1;
  }
  while (/\s/.test(reader.text[reader.at] ?? '')) reader.at += 1;
  if (reader.text[reader.at] !== '}' || !arms.has('other')) throw new SyntaxError(`Bad choice in message: ${reader.text}`);
  return { kind: 'choice', by, name, arms };
}
