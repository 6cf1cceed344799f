import type { ShouldRevalidateFunction } from '@remix-run/react';

/** After a conflict the page needs what is stored now; a refusal alone makes Remix keep what it has. */
export const revalidateConflict: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus === 409 || defaultShouldRevalidate;
