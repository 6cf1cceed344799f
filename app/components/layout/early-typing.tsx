import { useEffect, useRef } from 'react';
import { useCommitEffect } from '#app/components/ui/use-commit-effect.ts';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { focusedControl, NOTE_EARLY_TYPING, refocus, typeAgain } from '#app/lib/early-typing.ts';
import { useNonce } from '#app/lib/nonce.tsx';

/** For the head: what is typed before the scripts come is noted. */
export function NoteEarlyTyping() {
  return <script nonce={useNonce()} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: NOTE_EARLY_TYPING }} />;
}

/** Keeps the focus and what was typed when the scripts take the page into hand. */
export function KeepEarlyTyping() {
  const hydrated = useHydrated();
  const focused = useRef<ReturnType<typeof focusedControl>>(null);
  useCommitEffect(() => {
    if (hydrated) refocus(focused.current);
    else focused.current = focusedControl();
  }, [hydrated]);
  useEffect(() => {
    if (hydrated) typeAgain();
  }, [hydrated]);
  return null;
}
