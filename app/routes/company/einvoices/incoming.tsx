import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useLoaderData, useNavigation, useParams, useSearchParams } from '@remix-run/react';
import { Ban, Check, CheckCheck } from 'lucide-react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { CopyBanners, DifferencesCard } from '#app/features/einvoice/copy-card.tsx';
import { ExpenseCard } from '#app/features/einvoice/expense-card.tsx';
import { ContentCard, FileCard, LinesCard } from '#app/features/einvoice/incoming-cards.tsx';
import { LifeCard } from '#app/features/einvoice/life-card.tsx';
import { IncomingPill } from '#app/features/einvoice/pills.tsx';
import { RejectForm } from '#app/features/einvoice/reject-form.tsx';
import { useMayBook } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { BookIncomingInput, RejectIncomingInput } from '#server/contracts/einvoice.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'einvoice.detail.title', { number: loaded?.incoming.header.number ?? '' });

export async function loader(args: LoaderFunctionArgs) {
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const id = args.params['id'] ?? '';
  return fromApi(args, async () => {
    const incoming = await api.einvoice.getIncoming({ id });
    const isCost = incoming.kind === 'invoice' || incoming.kind === 'credit_note';
    const [life, proposal, differences] = await Promise.all([
      api.einvoice.life({ id, direction: 'in' }),
      // Its file may be away for a while; the page is there all the same.
      isCost ? api.einvoice.expenseProposal({ id }).catch(() => null) : null,
      incoming.original === null ? null : api.einvoice.copyDifferences({ id }).catch(() => null),
    ]);
    return { incoming, life, proposal, differences };
  });
}

export async function action(args: ActionFunctionArgs) {
  const { company = '', id = '' } = args.params;
  const api = await fromApi(args, () => args.context.companyApi(company));
  const form = await args.request.formData();
  const here = inCompany(company, `eracuni/primljeni/${id}`);
  const intent = form.get('intent');
  if (intent === 'paid' || intent === 'accept' || intent === 'book') {
    const category = BookIncomingInput.shape.category.safeParse(form.get('category') ?? undefined).data ?? 'other';
    const outcome = await tryApi(args, async () => {
      if (intent === 'paid') await api.einvoice.markPaid({ id });
      else if (intent === 'accept') await api.einvoice.accept({ id });
      else await api.einvoice.bookIncoming({ id, category });
    });
    if (!outcome.ok) return data({ error: outcome.failure.body }, { status: outcome.failure.status });
    return redirectWithFlash(here, { tone: 'ok', key: FLASH[intent] });
  }
  form.set('id', id);
  const submission = parseForm(form, RejectIncomingInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.einvoice.reject(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(here, { tone: 'ok', key: 'einvoice.reject.flash' });
}

const FLASH = {
  paid: 'einvoice.paid.flash',
  accept: 'einvoiceLife.accept.flash',
  book: 'einvoiceLife.expense.flash',
} as const;

export default function ReceivedEInvoice() {
  const t = useT();
  const { company = '', id = '' } = useParams();
  const { incoming, life, proposal, differences } = useLoaderData<typeof loader>();
  const reply = useReply<typeof action>();
  const [query] = useSearchParams();
  const { formData } = useNavigation();
  const mayBook = useMayBook();
  const base = inCompany(company);
  const here = `${base}/eracuni/primljeni/${id}`;
  const { header, kind, abilities, rejectedAt, paidAt, acceptedAt, flags, answers } = incoming;
  const isOpen = (kind === 'invoice' || kind === 'credit_note') && rejectedAt === null && !incoming.isReplaced && mayBook;
  const isRejecting = isOpen && abilities?.reject === true && query.has('odbij');
  return (
    <>
      <PageHeader
        title={header.number || t('einvoice.detail.untitled')}
        parent={{ to: `${base}/eracuni?smjer=primljeni`, label: t('einvoice.title') }}
        status={<IncomingPill item={incoming} />}
        note={
          incoming.isCopy ? t('einvoiceCopy.received.mark', { number: t(`einvoice.kind.${kind}`) }) : t(`einvoice.kind.${kind}`)
        }
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
                  <Button type="submit" icon={CheckCheck} pending={formData?.get('intent') === 'paid'}>
                    {t('einvoice.paid.action')}
                  </Button>
                </Form>
              ) : null}
              {abilities?.accept && acceptedAt === null ? (
                <Form method="post">
                  <input type="hidden" name="intent" value="accept" />
                  <Button type="submit" variant="primary" icon={Check} pending={formData?.get('intent') === 'accept'}>
                    {t('einvoiceLife.accept.action')}
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
      {answers === null ? null : (
        <Banner
          title={t('einvoiceLife.response.about', { number: answers.number })}
          action={
            <ButtonLink small to={`${base}/racuni/${answers.id}`}>
              {t('einvoiceLife.response.open')}
            </ButtonLink>
          }
        />
      )}
      <CopyBanners incoming={incoming} differences={differences} base={base} />
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
          {differences === null ? null : <DifferencesCard differences={differences} />}
          <ContentCard incoming={incoming} />
          <LinesCard incoming={incoming} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 max-lg:contents">
          {isRejecting ? <RejectForm closeHref={here} /> : null}
          <LifeCard life={life} base={base} />
          {proposal === null || rejectedAt !== null || (incoming.isReplaced && proposal.expense === null) ? null : (
            <ExpenseCard proposal={proposal} base={base} mayBook={mayBook} />
          )}
          <FileCard incoming={incoming} base={base} />
        </div>
      </div>
    </>
  );
}
