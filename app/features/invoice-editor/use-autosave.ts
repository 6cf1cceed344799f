import { useCallback, useEffect, useRef, useState } from 'react';
import { asideOf, withoutRoot, type DraftAside, type SaveReply } from '#app/features/invoice-editor/draft-aside.ts';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

/** How far saving is. `conflict`: somebody else saved in between; `signed_out`: the session ended; `offline`: tried again. */
export type SaveState = 'saved' | 'dirty' | 'saving' | 'offline' | 'invalid' | 'conflict' | 'signed_out';

interface AutosaveOptions {
  /** Address that saves. */
  path: string;
  version: number;
  savedAt: string;
  aside: DraftAside;
  content: DraftContent;
}

const PAUSE_MS = 700;
const RETRY_MS = 5_000;

/** What is being saved now, by the address that saves it: an editor goes on with it after it was left. */
const underWay = new Map<string, Promise<void>>();

/** Waits until nothing is being saved there: a draft that is read before would be older than the form that was just left. */
export async function draftStored(path: string): Promise<void> {
  for (let work = underWay.get(path); work !== undefined; work = underWay.get(path)) await work;
}

/**
 * Saves a draft while it is typed: the first change at once, the others after a pause, one request at a time (a second one would be taken for somebody else's
 * change), again after a lost connection, and once more when the page is left. A plain request and not a fetcher: what fails
 * here must never take the form off the screen.
 */
export function useAutosave({ path, version, savedAt, aside, content }: AutosaveOptions) {
  const [state, setState] = useState<SaveState>('saved');
  const [saved, setSaved] = useState({ version, savedAt, aside });
  const [issues, setIssues] = useState<readonly FieldIssue[]>([]);
  const text = JSON.stringify(content);
  const latest = useRef(text);
  const stored = useRef(text);
  const versionRef = useRef(version);
  const opened = useRef(version);
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const blocked = useRef(false);
  const reached = useRef(true);
  /** The page sends the form itself now; saving beside it would only get in its way. */
  const handedOver = useRef(false);
  /** Sent, and the answer was lost: it may be stored. Sent again as it was, it is known there; anything newer would be a conflict with itself. */
  const unsure = useRef<string | null>(null);
  /** What is on its way, and what was sent after it as the page was perhaps being closed. */
  const sending = useRef<string | null>(null);
  const hurried = useRef<string | null>(null);
  latest.current = text;

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current) return running.current.then(save);
    if (blocked.current || handedOver.current) return Promise.resolve();
    if (unsure.current === null && latest.current === stored.current) return Promise.resolve();
    const sent = unsure.current ?? latest.current;
    sending.current = sent;
    setState('saving');
    const work = send(path, versionRef.current, sent).then((outcome) => {
      running.current = null;
      if (underWay.get(path) === work) underWay.delete(path);
      unsure.current = outcome === 'offline' ? sent : hurried.current;
      hurried.current = null;
      reached.current = outcome !== 'offline' && outcome !== 'signed_out';
      if (outcome === 'offline' || outcome === 'signed_out') {
        setState(outcome);
        timer.current = setTimeout(() => void save(), RETRY_MS);
      } else if (!outcome.ok) {
        blocked.current = outcome.error.code === 'DRAFT_CHANGED_ELSEWHERE';
        setIssues(withoutRoot(outcome.error.issues));
        setState(blocked.current ? 'conflict' : 'invalid');
        if (blocked.current) versionRef.current = Number(outcome.error.params['version'] ?? versionRef.current);
      } else {
        stored.current = sent;
        versionRef.current = outcome.version;
        setSaved({ version: outcome.version, savedAt: outcome.savedAt, aside: asideOf(outcome.aside) });
        setIssues([]);
        setState(latest.current === sent ? 'saved' : 'dirty');
        // Also where the text is again what it was before this: no change of it would ask for saving.
        if (latest.current === sent) return;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void save(), PAUSE_MS);
      }
    });
    running.current = work;
    underWay.set(path, work);
    return work;
  }, [path]);

  useEffect(() => {
    if (blocked.current) return;
    if (text === stored.current && unsure.current === null) {
      // Typed back to what is stored before anything was sent.
      if (running.current === null) setState('saved');
      return;
    }
    setState((now) => (now === 'saving' ? now : 'dirty'));
    // The first change makes a blank sheet a draft: until it is stored, asking for a new document would give this one again.
    timer.current = setTimeout(() => void save(), versionRef.current === opened.current ? 0 : PAUSE_MS);
    return () => clearTimeout(timer.current);
  }, [text, save]);

  // Another window, a closed tab, a link elsewhere: what was typed in the last moment goes along.
  useEffect(() => {
    const flush = (): void => void save();
    // A page that is closed does not live to see the answer that saving waits for: what was typed since is sent behind it.
    const hurry = (): void => {
      if (running.current === null) return flush();
      if (latest.current === (hurried.current ?? sending.current) || handedOver.current) return;
      hurried.current = latest.current;
      void send(path, versionRef.current + 1, latest.current);
    };
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') hurry();
    };
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', hurry);
    window.addEventListener('online', flush);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', hurry);
      window.removeEventListener('online', flush);
      flush();
    };
  }, [path, save]);

  /**
   * The page saves in its own way now (issuing): the version to send, once nothing of ours is under way. Null when the server
   * cannot be reached, as a page that fails would take what was typed with it.
   */
  const settle = useCallback(async (): Promise<number | null> => {
    await save();
    if (!navigator.onLine || (!reached.current && (unsure.current !== null || latest.current !== stored.current))) return null;
    handedOver.current = true;
    return versionRef.current;
  }, [save]);

  /** The page did not succeed: saving goes on. */
  const resume = useCallback((): void => {
    handedOver.current = false;
  }, []);

  /** The page itself saved what stands in the form now. */
  const adopt = useCallback((newVersion: number): void => {
    stored.current = latest.current;
    versionRef.current = newVersion;
    setSaved((now) => ({ ...now, version: newVersion }));
    setState('saved');
  }, []);

  /** A conflict decided in favour of this form: it overwrites the version that came in between. */
  const overwrite = useCallback((): void => {
    blocked.current = false;
    stored.current = '';
    void save();
  }, [save]);

  const conflictWith = useCallback((theirs: number): void => {
    blocked.current = true;
    versionRef.current = theirs;
    setState('conflict');
  }, []);

  return { state, ...saved, issues, save, settle, resume, adopt, overwrite, conflictWith };
}

async function send(path: string, version: number, contentText: string): Promise<SaveReply | 'offline' | 'signed_out'> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: `{"version":${version},"content":${contentText}}`,
      redirect: 'manual',
      // Survives the page, within the 64 kB that browsers allow for that.
      keepalive: contentText.length < 60_000,
    });
    if (response.type === 'opaqueredirect') return 'signed_out';
    // Issued or deleted in another window: loading the page anew leads to what became of it.
    if (response.status === 404)
      return { ok: false, error: { code: 'DRAFT_CHANGED_ELSEWHERE', params: {}, issues: [], requestId: '' } };
    const reply = (await response.json()) as Partial<SaveReply>;
    return 'ok' in reply ? (reply as SaveReply) : 'offline';
  } catch {
    return 'offline';
  }
}
