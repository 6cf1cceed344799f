import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { heldBackTo } from '#app/features/invoice-document/held-back.server.ts';
import { RecurringForm } from '#app/features/recurring/recurring-form.tsx';
import { READ_AS, readRhythm, valuesOf } from '#app/features/recurring/recurring-values.ts';
import { formatDate } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { BeginRecurringInput, CreateRecurringInput } from '#server/contracts/recurring.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'recurring.title.new');

const originOf = (request: Request): string | null => new URL(request.url).searchParams.get('od');

/** A schedule is made from an issued document, named in `od`; without one the way leads to the list, which says so. */
export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const from = BeginRecurringInput.safeParse({ invoiceId: originOf(args.request) });
  if (!from.success) throw redirect(inCompany(slug, 'ponavljajuci'));
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const settings = await fromApi(args, () => api.recurring.begin(from.data));
  const held = await fromApi(args, () => heldBackTo(api, settings.recipient));
  return { settings, held, invoiceId: from.data.invoiceId };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const form = readRhythm(await args.request.formData());
  form.set('invoiceId', originOf(args.request) ?? '');
  const submission = parseForm(form, CreateRecurringInput, READ_AS);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.recurring.create(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  const { id, nextOn } = outcome.value;
  return redirectWithFlash(inCompany(slug, `ponavljajuci/${id}`), {
    tone: 'ok',
    key: 'recurring.flash.created',
    params: { on: formatDate(nextOn) },
  });
}

export default function NewRecurring() {
  const t = useT();
  const { company = '' } = useParams();
  const { settings, held, invoiceId } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto flex w-full max-w-[760px] flex-col gap-5">
      <PageHeader
        title={t('recurring.title.new')}
        parent={{ to: inCompany(company, 'ponavljajuci'), label: t('recurring.title') }}
        note={settings.buyerName}
      />
      <RecurringForm
        values={valuesOf(settings)}
        held={held}
        cancel={inCompany(company, `racuni/${invoiceId}`)}
        submitLabel={t('recurring.create')}
      />
    </div>
  );
}
