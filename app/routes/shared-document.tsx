import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { isRouteErrorResponse, useLoaderData, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react';
import {
  Ban,
  Check,
  CircleAlert,
  CircleDashed,
  CircleX,
  Clock,
  Download,
  FileCode,
  FileOutput,
  Paperclip,
  Replace,
  ThumbsUp,
  Truck,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { ErrorPage } from '#app/components/layout/error-page.tsx';
import { buttonClass } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { Paper } from '#app/features/invoice-document/paper.tsx';
import { AnswerForm } from '#app/features/shared-document/answer-form.tsx';
import { LinkGone } from '#app/features/shared-document/link-gone.tsx';
import { SharedPayment } from '#app/features/shared-document/shared-payment.tsx';
import { sharedView } from '#app/features/shared-document/shared-view.server.ts';
import { SHARED_HEADERS } from '#app/features/shared-document/shared-headers.server.ts';
import { pageTitle } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import type { loader as rootLoader } from '#app/root.tsx';
import { AnswerQuoteInput, type SharedState } from '#server/contracts/sharing.ts';

const STATES: Readonly<Record<SharedState, readonly [Tone, LucideIcon]>> = {
  open: ['info', Clock],
  partly_paid: ['warn', CircleDashed],
  overdue: ['err', CircleAlert],
  paid: ['ok', Check],
  cancelled: ['err', Ban],
  storno: ['neutral', Ban],
  credit_note: ['neutral', Undo2],
  credited: ['neutral', Undo2],
  waiting: ['info', Clock],
  accepted: ['ok', ThumbsUp],
  declined: ['neutral', CircleX],
  expired: ['warn', Clock],
  withdrawn: ['neutral', Ban],
  replaced: ['neutral', Replace],
  converted: ['ok', FileOutput],
  delivery: ['info', Truck],
};

const isGone = (error: unknown): boolean => isRouteErrorResponse(error) && error.status === 404;

export const meta: MetaFunction<typeof loader> = ({ data: view, error, matches }) => [
  ...(view
    ? [{ title: `${view.title} · ${view.paper.seller.name}` }]
    : isGone(error)
      ? pageTitle(matches, 'sharing.gone')
      : [{ title: 'FiskAI' }]),
  { name: 'robots', content: 'noindex, nofollow' },
];

export const headers: HeadersFunction = () => SHARED_HEADERS;

/** A document for whoever holds its link. The page is in the document's language: the root layout reads `locale` here. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params } = args;
  const token = params['token'] ?? '';
  const shared = await fromApi(args, async () => {
    const found = await context.api.sharedDocuments.get({ token });
    await context.api.sharedDocuments.noteView({ token });
    return found;
  });
  return data(sharedView(shared, context.isDemo), { headers: SHARED_HEADERS });
}

/**
 * The customer's answer to a quote. Whoever comes too late is led back to the page, which says how the quote stands now: somebody
 * else answered, or its day passed while it was read.
 */
export async function action(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const token = params['token'] ?? '';
  const form = await request.formData();
  form.set('token', token);
  const submission = parseForm(form, AnswerQuoteInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => context.api.sharedDocuments.answer(submission.value));
  if (outcome.ok || outcome.failure.status === 409) return redirect(`/d/${token}`, 303);
  return replyFailure(submission, outcome.failure);
}

export default function SharedDocument() {
  const { pathname } = useLocation();
  const view = useLoaderData<typeof loader>();
  const { state, payment, answer } = view;
  const [tone, icon] = STATES[state.id];
  return (
    <main id="content" tabIndex={-1} className="mx-auto flex max-w-[900px] flex-col gap-5 px-4 py-6 outline-none sm:py-10">
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <p className="text-sm text-muted">{view.from}</p>
          <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-2">
            <h1 className="tabular text-xl font-semibold">{view.title}</h1>
            <Pill tone={tone} icon={icon}>
              {state.label}
            </Pill>
          </div>
          {view.remark === null ? null : <p className="mt-2 text-sm">{view.remark}</p>}
        </div>
        <div className="flex flex-wrap gap-2">
          {view.downloadXml === null ? null : (
            <a href={`${pathname}/xml`} download className={buttonClass({})}>
              <FileCode aria-hidden size={16} strokeWidth={1.75} />
              {view.downloadXml}
            </a>
          )}
          <a href={`${pathname}/pdf`} download className={buttonClass({ variant: answer === null ? 'primary' : 'secondary' })}>
            <Download aria-hidden size={16} strokeWidth={1.75} />
            {view.downloadPdf}
          </a>
        </div>
      </header>
      {answer === null ? null : <AnswerForm words={answer} />}
      {payment === null ? null : <SharedPayment payment={payment} />}
      <Paper view={view.paper} symbols={view.symbols} />
      {view.attachments === null ? null : (
        <Card title={view.attachments.title}>
          <ul className="flex flex-col">
            {view.attachments.files.map(({ id, name, size }) => (
              <li key={id} className="border-t first:border-t-0">
                <a href={`${pathname}/prilog/${id}`} className="flex items-center gap-2 py-2 text-sm hover:underline">
                  <Paperclip aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-muted" />
                  <span className="min-w-0 grow truncate">{name}</span>
                  <span className="tabular shrink-0 text-xs text-muted">{size}</span>
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <footer className="pb-4 text-center text-xs text-muted">{view.question === null ? null : <p>{view.question}</p>}</footer>
    </main>
  );
}

/** Whoever follows a link is a stranger: nothing here leads into the application. */
export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<typeof rootLoader>('root');
  return isGone(error) ? <LinkGone /> : <ErrorPage error={error} requestId={root?.requestId} standalone forStrangers />;
}
