import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { ChargeBar } from '#app/features/trade/charge-bar.tsx';
import { tradeList } from '#app/features/trade/list-loader.server.ts';
import { PaperList } from '#app/features/trade/paper-list.tsx';
import { sayable } from '#app/features/trade/sayable.ts';
import { pageTitle } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash, type Flash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { InvoiceDeliveriesInput } from '#server/contracts/trade.ts';

const FORM = 'otpremnice';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'trade.otpremnice.title');

export const loader = (args: LoaderFunctionArgs) => tradeList(args, 'otpremnice');

/** Begins one invoice of the ticked notes and leads to its draft; what speaks against it is said above the list. */
export async function action(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const { company = '' } = params;
  const form = await request.formData();
  const input = InvoiceDeliveriesInput.safeParse({ ids: form.getAll('id') });
  if (!input.success)
    throw data({ code: 'INPUT_INVALID', params: {}, issues: [], requestId: context.requestId }, { status: 400 });
  const api = await fromApi(args, () => context.companyApi(company));
  const outcome = await tryApi(args, () => api.trade.invoiceDeliveries(input.data));
  if (outcome.ok) return redirect(inCompany(company, `racuni/nacrti/${outcome.value.id}`), 303);
  const { code, params: words } = outcome.failure.body;
  return redirectWithFlash(inCompany(company, 'otpremnice?prikaz=open'), {
    tone: 'err',
    key: `errors.${code}` as Flash['key'],
    params: sayable(words),
  });
}

export default function DeliveriesPage() {
  const { params, ...rest } = useLoaderData<typeof loader>();
  const { mayWrite } = useRights();
  const mayCharge = mayWrite && params.tab === 'open';
  return (
    <>
      <Form id={FORM} method="post" className="hidden" />
      <PaperList
        shelf="otpremnice"
        params={params}
        {...rest}
        selectForm={mayCharge ? FORM : undefined}
        frame={(table) => (mayCharge ? <ChargeBar form={FORM}>{table}</ChargeBar> : table)}
      />
    </>
  );
}
