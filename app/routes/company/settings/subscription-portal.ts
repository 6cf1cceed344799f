import type { LoaderFunctionArgs } from '@remix-run/node';
import { leaveFor } from '#app/features/billing/leave.server.ts';

/** To the provider's page where cards and invoices are looked after. */
export const loader = (args: LoaderFunctionArgs) => leaveFor(args, (billing) => billing.openPortal());
