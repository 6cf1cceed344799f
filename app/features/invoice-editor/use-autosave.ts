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
  latest.current = text;

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    if (running.current) return running.current.then(save);
    if (blocked.current || handedOver.current || latest.current === stored.current) return Promise.resolve();
    const sent = latest.current;
    setState('saving');
    const work = send(path, versionRef.current, sent).then((outcome) => {
      running.current = null;
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
      }
    });
    running.current = work;
    return work;
  }, [path]);

  useEffect(() => {
    if (text === stored.current || blocked.current) return;
    setState((now) => (now === 'saving' ? now : 'dirty'));
    // The first change makes a blank sheet a draft: until it is stored, asking for a new document would give this one again.
    timer.current = setTimeout(() => void save(), versionRef.current === opened.current ? 0 : PAUSE_MS);
    return () => clearTimeout(timer.current);
  }, [text, save]);

  // Another window, a closed tab, a link elsewhere: what was typed in the last moment goes along.
  useEffect(() => {
    const flush = (): void => {
      if (!blocked.current && latest.current !== stored.current) void save();
    };
    const onHide = (): void => {
      if (document.visibilityState === 'hidden') flush();
    };
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('pagehide', flush);
    window.addEventListener('online', flush);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('online', flush);
      flush();
    };
  }, [save]);

  /**
   * The page saves in its own way now (issuing): the version to send, once nothing of ours is under way. Null when the server
   * cannot be reached, as a page that fails would take what was typed with it.
   */
  const settle = useCallback(async (): Promise<number | null> => {
    await save();
    if (!navigator.onLine || (!reached.current && latest.current !== stored.current)) return null;
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
