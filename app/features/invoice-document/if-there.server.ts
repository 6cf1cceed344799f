import { data } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { readDomainError } from '#app/lib/errors.ts';

/** What a call finds, or null where there is no such thing; other refusals are passed on. */
export async function ifThere<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (readDomainError(error)?.kind === 'not_found') return null;
    throw error;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The document's id in an address. Throws 404 for what can be no id: nothing lives there. */
export function documentIdOf({ params, context }: Pick<LoaderFunctionArgs, 'params' | 'context'>): string {
  const { id = '' } = params;
  if (UUID.test(id)) return id;
  throw data({ code: 'INVOICE_NOT_FOUND', params: {}, issues: [], requestId: context.requestId }, { status: 404 });
}
