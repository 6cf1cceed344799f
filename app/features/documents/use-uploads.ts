import { useCallback, useEffect, useRef, useState } from 'react';
import { sendFile, UploadRefused, type UploadFailure } from '#app/features/documents/upload-client.ts';

export type UploadState = 'waiting' | 'sending' | 'checking' | 'kept' | 'duplicate' | 'failed' | 'cancelled';

export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  readonly state: UploadState;
  readonly failure: UploadFailure | null;
  /** Name of the document that has the same content. */
  readonly sameAs: string | null;
}

/** How many go at once: more would only share the same line. */
const AT_ONCE = 3;

const isOver = ({ state }: Upload): boolean => ['kept', 'duplicate', 'failed', 'cancelled'].includes(state);

/** The files that a person is sending from this page. Leaving it stops what is still going. */
export function useUploads(path: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const files = useRef(new Map<string, { readonly file: File; abort: AbortController; isGoing: boolean }>());
  const count = useRef(0);
  const change = useCallback((key: string, changes: Partial<Upload>) => {
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...changes } : each)));
  }, []);

  const add = useCallback((chosen: readonly File[]) => {
    const fresh = chosen.map((file) => {
      count.current += 1;
      const key = String(count.current);
      files.current.set(key, { file, abort: new AbortController(), isGoing: false });
      return { key, name: file.name, bytes: file.size, sent: 0, state: 'waiting', failure: null, sameAs: null } satisfies Upload;
    });
    setUploads((all) => [...all, ...fresh]);
  }, []);

  const start = useCallback(
    async (key: string) => {
      const entry = files.current.get(key);
      if (entry === undefined || entry.isGoing) return;
      entry.isGoing = true;
      change(key, { state: 'sending', sent: 0, failure: null });
      try {
        const kept = await sendFile({
          path,
          file: entry.file,
          signal: entry.abort.signal,
          onProgress: (sent) => change(key, { sent }),
          onSent: () => change(key, { state: 'checking', sent: entry.file.size }),
        });
        change(key, { state: kept.duplicate ? 'duplicate' : 'kept', sameAs: kept.duplicate ? kept.filename : null });
      } catch (error) {
        if (entry.abort.signal.aborted) return change(key, { state: 'cancelled' });
        const failure = error instanceof UploadRefused ? error.failure : { code: 'UNKNOWN', params: {} };
        change(key, { state: 'failed', failure });
      } finally {
        entry.isGoing = false;
      }
    },
    [change, path],
  );

  useEffect(() => {
    const going = uploads.filter(({ state }) => state === 'sending' || state === 'checking').length;
    for (const { key } of uploads.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, AT_ONCE - going)))
      void start(key);
  }, [uploads, start]);

  const isBusy = uploads.some((each) => !isOver(each));
  useEffect(() => {
    if (!isBusy) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isBusy]);

  useEffect(() => {
    const entries = files.current;
    return () => {
      for (const { abort } of entries.values()) abort.abort();
    };
  }, []);

  return {
    uploads,
    isBusy,
    add,
    cancel: (key: string) => {
      const entry = files.current.get(key);
      entry?.abort.abort();
      if (entry?.isGoing === false) change(key, { state: 'cancelled' });
    },
    retry: (key: string) => {
      const entry = files.current.get(key);
      if (entry !== undefined) entry.abort = new AbortController();
      change(key, { state: 'waiting', sent: 0, failure: null });
    },
    /** Takes what is over off the page. */
    clear: () => setUploads((all) => all.filter((each) => !isOver(each))),
  };
}
