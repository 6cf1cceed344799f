import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { FormErrors } from '#app/components/forms/form-errors.tsx';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { PaymentPanel } from '#app/features/invoice-document/payment-panel.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { OpeningState } from '#app/features/opening/opening-state.tsx';
import { formatDate, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { useReply } from '#app/lib/use-reply.ts';
import type { OpeningDto } from '#server/contracts/opening.ts';
import { RecordPaymentInput } from '#server/contracts/payments.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'opening.title');

export async function loader(args: LoaderFunctionArgs) {
  const { company = '', id = '' } = args.params;
  const receivable = await fromApi(args, async () => (await args.context.companyApi(company)).opening.get({ id }));
  return { receivable, company, today: zagrebDate(args.context.now()) };
}

export async function action(args: ActionFunctionArgs) {
  const { company = '', id = '' } = args.params;
  const { opening } = await fromApi(args, () => args.context.companyApi(company));
  const here = inCompany(company, `pocetno-stanje/${id}`);
  const body = await args.request.formData();
  const intent = body.get('intent');
  if (intent === 'pay') {
    body.set('id', id);
    body.set('method', String(body.get('paymentMethod') ?? ''));
    const submission = parseForm(body, RecordPaymentInput, { numbers: ['amount'], dates: ['paidOn'] });
    if (submission.status !== 'success') return replyInvalid(submission);
    const outcome = await tryApi(args, () => opening.recordPayment(submission.value));
    if (!outcome.ok) return replyFailure(submission, outcome.failure);
    return redirectWithFlash(here, { tone: 'ok', key: 'opening.paid' });
  }
  const voiding = intent === 'void';
  const archived = intent === 'remove';
  const outcome = await tryApi(args, () =>
    voiding ? opening.voidPayment({ id, paymentId: String(body.get('paymentId') ?? '') }) : opening.setArchived({ id, archived }),
  );
  if (!outcome.ok) return data({ error: outcome.failure.body }, { status: outcome.failure.status });
  const key = voiding
    ? ('opening.paymentVoided' as const)
    : archived
      ? ('opening.removed' as const)
      : ('opening.restored' as const);
  return redirectWithFlash(here, { tone: 'ok', key });
}

/** One unpaid invoice of the previous program: what is open, what was paid, and marking it paid. */
export default function OpeningDetail() {
  const t = useT();
  const { receivable, company, today } = useLoaderData<typeof loader>();
  const { mayBook, mayWrite } = useRights();
  const reply = useReply<typeof action>();
  const { number, customer, contactId, issuedOn, dueOn, total, opening, open, state } = receivable;
  const list = inCompany(company, 'pocetno-stanje');
  const isOpen = state === 'open' || state === 'overdue';
  const isPaid = receivable.payments.some(({ voided }) => !voided);
  return (
    <>
      <PageHeader
        title={t('opening.detailTitle', { number })}
        parent={{ to: list, label: t('opening.title') }}
        status={<OpeningState state={state} />}
      />
      {reply?.error && !('result' in reply) ? <FormErrors error={reply.error} /> : null}
      {state === 'archived' ? <Banner title={t('opening.removedNote')} /> : null}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          <Card title={t('opening.document')}>
            <DescriptionList
              items={[
                {
                  label: t('opening.name'),
                  value: (
                    <Link to={inCompany(company, `kupci/${contactId}`)} className="underline underline-offset-2">
                      {customer}
                    </Link>
                  ),
                },
                { label: t('opening.issuedOn'), value: formatDate(issuedOn) },
                { label: t('opening.dueOn'), value: formatDate(dueOn) },
                { label: t('opening.totalMinor'), value: formatMoney(total) },
                { label: t('opening.opening'), value: formatMoney(opening) },
                { label: t('opening.open'), value: <b className="font-medium">{formatMoney(open)}</b> },
              ]}
            />
          </Card>
          {mayWrite && (state === 'archived' || !isPaid) ? (
            <Form method="post" preventScrollReset>
              <Button type="submit" name="intent" value={state === 'archived' ? 'restore' : 'remove'} variant="secondary">
                {t(state === 'archived' ? 'opening.restore' : 'opening.remove')}
              </Button>
            </Form>
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {mayBook && isOpen ? (
            <PaymentPanel key={open} invoice={{ open, total, paymentMethod: 'transfer' }} today={today} closeHref={list} />
          ) : null}
          <Payments payments={receivable.payments} mayBook={mayBook} />
        </div>
      </div>
    </>
  );
}

function Payments({ payments, mayBook }: { payments: OpeningDto['payments']; mayBook: boolean }) {
  const t = useT();
  return (
    <Card title={t('opening.payments')} ruled flush>
      {payments.length === 0 ? <p className="px-[18px] py-3 text-sm text-muted">{t('opening.noPayments')}</p> : null}
      <ul>
        {payments.map(({ id, amount, paidOn, method, note, voided }) => (
          <li
            key={id}
            className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-t px-[18px] py-1.5 first:border-t-0"
          >
            <span className="min-w-0 grow">
              {formatDate(paidOn)} · {t(`invoices.method.${method}`)}
              {note === '' ? null : <span className="block text-sm text-muted">{note}</span>}
            </span>
            <span className="tabular font-medium">{voided ? <s>{formatMoney(amount)}</s> : formatMoney(amount)}</span>
            {voided ? (
              <span className="text-sm text-muted">{t('opening.voided')}</span>
            ) : mayBook ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="paymentId" value={id} />
                <Button
                  type="submit"
                  name="intent"
                  value="void"
                  small
                  variant="ghost"
                  aria-label={t('opening.voidOf', { amount: formatMoney(amount) })}
                >
                  {t('opening.void')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
