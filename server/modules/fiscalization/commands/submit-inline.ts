import type { Deps } from '#server/context.ts';

import { type Submit, submit } from './submit.ts';

/**
 * The attempt right after issuing, while a person waits. The document stands, whatever happens here: what fails on our own side
 * is logged and left to the queue, so that nobody is told that the sale failed (Zakon o fiskalizaciji čl. 21).
 * @returns the JIR, or null when it is still to come
 */
export async function submitInline(deps: Deps, input: Omit<Submit, 'inline'>): Promise<string | null> {
  try {
    return await submit(deps, { ...input, inline: true });
  } catch (error) {
    deps.log.error({ err: error, invoiceId: input.invoiceId }, 'first delivery failed');
    return null;
  }
}
