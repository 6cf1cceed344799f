import { useEffect, useState } from 'react';

/** A code as the list under the field offers it. */
export interface KpdChoice {
  readonly code: string;
  readonly name: string;
  /** Why it is offered: that the company used it, and for what. Empty for a find in the list. */
  readonly why: string;
}

export interface KpdAnswer {
  readonly choices: readonly KpdChoice[];
  /** Goods are among them: who resells goods needs a service of trade instead. */
  readonly hasGoods: boolean;
  /** Names come from the program's own short list: the official one was not read in. */
  readonly isShort: boolean;
}

const WAIT_MS = 150;

/** What the server offers for a text, asked after a short pause; a failed search leaves what is known. */
export function useKpdSearch(path: string, text: string, trade: boolean, wanted: boolean) {
  const [known, setKnown] = useState<{ readonly asked: string; readonly answer: KpdAnswer } | null>(null);
  const asked = `${path}?q=${encodeURIComponent(text.trim())}${trade ? '&trade=1' : ''}`;
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      fetch(asked, { signal: stop.signal, headers: { Accept: 'application/json' } })
        .then((response) => (response.ok ? (response.json() as Promise<KpdAnswer>) : null))
        .then((answer) => answer && setKnown({ asked, answer }))
        .catch(() => undefined);
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, wanted]);
  return { answer: known?.answer ?? null, searching: wanted && known?.asked !== asked };
}
