import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useLoaderData, useNavigation, useParams, useSearchParams } from '@remix-run/react';
import { Ban, CheckCheck } from 'lucide-react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { ContentCard, FileCard, IncomingTimeline, LinesCard } from '#app/features/einvoice/incoming-cards.tsx';
import { IncomingPill } from '#app/features/einvoice/pills.tsx';
import { RejectForm } from '#app/features/einvoice/reject-form.tsx';
import { useMayBook } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { RejectIncomingInput } from '#server/contracts/einvoice.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'einvoice.detail.title', { number: loaded?.incoming.header.number ?? '' });

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  return { incoming: await fromApi(args, () => api.einvoice.getIncoming({ id: args.params['id'] ?? '' })) };
}

export async function action(args: ActionFunctionArgs) {
  const { company = '', id = '' } = args.params;
  const api = await fromApi(args, () => args.context.companyApi(company));
  const form = await args.request.formData();
  const here = inCompany(company, `eracuni/primljeni/${id}`);
  if (form.get('intent') === 'paid') {
    const outcome = await tryApi(args, () => api.einvoice.markPaid({ id }));
    if (!outcome.ok) return data({ error: outcome.failure.body }, { status: outcome.failure.status });
    return redirectWithFlash(here, { tone: 'ok', key: 'einvoice.paid.flash' });
  }
  form.set('id', id);
  const submission = parseForm(form, RejectIncomingInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.einvoice.reject(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(here, { tone: 'ok', key: 'einvoice.reject.flash' });
}

export default function ReceivedEInvoice() {
  const t = useT();
  const { company = '', id = '' } = useParams();
  const { incoming } = useLoaderData<typeof loader>();
  const reply = useReply<typeof action>();
  const [query] = useSearchParams();
  const { formData } = useNavigation();
  const mayBook = useMayBook();
  const base = inCompany(company);
  const here = `${base}/eracuni/primljeni/${id}`;
  const { header, kind, abilities, rejectedAt, paidAt, flags } = incoming;
  const isOpen = (kind === 'invoice' || kind === 'credit_note') && rejectedAt === null && mayBook;
  const isRejecting = isOpen && abilities?.reject === true && query.has('odbij');
  return (
    <>
      <PageHeader
        title={header.number || t('einvoice.detail.untitled')}
        parent={{ to: `${base}/eracuni?smjer=primljeni`, label: t('einvoice.title') }}
        status={<IncomingPill item={incoming} />}
        note={t(`einvoice.kind.${kind}`)}
        actions={
          isOpen ? (
            <>
              {abilities?.reject && !isRejecting ? (
                <ButtonLink variant="danger" icon={Ban} to={`${here}?odbij`} replace preventScrollReset>
                  {t('einvoice.reject.action')}
                </ButtonLink>
              ) : null}
              {abilities?.markPaid && paidAt === null ? (
                <Form method="post">
                  <input type="hidden" name="intent" value="paid" />
                  <Button type="submit" variant="primary" icon={CheckCheck} pending={formData?.get('intent') === 'paid'}>
                    {t('einvoice.paid.action')}
                  </Button>
                </Form>
              ) : null}
            </>
          ) : null
        }
      />
      {reply?.error && !('result' in reply) ? <FormErrors error={reply.error} /> : null}
      {incoming.rejectionText === null ? null : (
        <Banner tone="err" title={t('einvoice.detail.rejectedBecause', { text: incoming.rejectionText })} />
      )}
      {flags.length === 0 ? null : (
        <Banner tone="warn" title={t('einvoice.flags.title')}>
          <ul className="list-disc pl-4">
            {flags.map((flag) => (
              <li key={flag}>{t.dynamic(`einvoice.flag.${flag}`) ?? flag}</li>
            ))}
          </ul>
        </Banner>
      )}
      <div className="flex flex-col gap-5 lg:grid lg:grid-cols-[minmax(0,1fr)_356px] lg:items-start">
        <div className="flex min-w-0 flex-col gap-5">
          <ContentCard incoming={incoming} />
          <LinesCard incoming={incoming} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-lg:contents">
          {isRejecting ? <RejectForm closeHref={here} /> : null}
          <FileCard incoming={incoming} base={base} />
          <IncomingTimeline timeline={incoming.timeline} />
        </div>
      </div>
    </>
  );
}
