import { useEffect, useLayoutEffect } from 'react';

/** Runs before the browser shows what was drawn, and before anybody can act on it; on the server never, and without a warning there. */
export const useCommitEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
