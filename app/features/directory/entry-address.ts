import { notFound } from '#server/domain/shared/errors.ts';
import { isUuid } from '#server/domain/shared/ids.ts';

/** The id in an address. One that holds none leads nowhere, as one of an unknown id does: `code` says what is not there. */
export function idInAddress(
  id: string | undefined,
  code: 'CONTACT_NOT_FOUND' | 'PRODUCT_NOT_FOUND' | 'DOCUMENT_NOT_FOUND' | 'EXPENSE_NOT_FOUND',
): string {
  if (id === undefined || !isUuid(id)) throw notFound(code);
  return id;
}

/** A form's save goes on the version that it was filled from (`basis`), under the id of the address. */
export function withVersion(body: FormData, id: string): FormData {
  body.set('id', id);
  body.set('version', String(body.get('basis') ?? ''));
  return body;
}
