import { data } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';

/** Addresses that the table does not know. */
export function loader({ context }: LoaderFunctionArgs) {
  throw data({ code: 'PAGE_NOT_FOUND', params: {}, issues: [], requestId: context.requestId }, { status: 404 });
}

export default function NotFound() {
  return null;
}
