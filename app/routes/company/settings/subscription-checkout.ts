import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { readBillingParams } from '#app/features/billing/billing-params.ts';
import { leaveFor } from '#app/features/billing/leave.server.ts';
import { inCompany } from '#app/lib/paths.ts';

/** To the payment page of a plan. */
export async function loader(args: LoaderFunctionArgs) {
  const { choice } = readBillingParams(new URL(args.request.url).searchParams);
  if (choice === null) return redirect(inCompany(args.params['company'] ?? '', 'postavke/pretplata'));
  return leaveFor(args, (billing) => billing.beginCheckout(choice));
}
