import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { ChevronLeft, ChevronRight, Store } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Card, KpiStrip } from '#app/components/ui/card.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { BookRows } from '#app/features/cash/book-rows.tsx';
import { CashTabs } from '#app/features/cash/cash-tabs.tsx';
import { CorrectPanel } from '#app/features/cash/correct-panel.tsx';
import { OverMaximum } from '#app/features/cash/over-maximum.tsx';
import { SlipForm } from '#app/features/cash/slip-form.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { FileLinks } from '#app/features/reports/file-links.tsx';
import { formatDate, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import { parseDate } from '#app/i18n/parse.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { CashBookInput, CorrectCashInput, RecordCashInput } from '#server/contracts/cash.ts';
import { addDays } from '#server/domain/shared/plain-date.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'cash.book');

const PATH = 'blagajnicki-dnevnik';

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const query = new URL(args.request.url).searchParams;
  const today = zagrebDate(args.context.now());
  const wish = CashBookInput.safeParse({
    premisesId: query.get('prostor') ?? undefined,
    day: parseDate(query.get('dan') ?? '', today) ?? undefined,
  });
  const book = await fromApi(args, async () => (await args.context.companyApi(slug)).cash.book(wish.success ? wish.data : {}));
  return { slug, book, correcting: query.get('storno') };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { cash } = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  const premisesId = new URL(args.request.url).searchParams.get('prostor') ?? String(body.get('premisesId') ?? '');
  const here = premisesId === '' ? inCompany(slug, PATH) : `${inCompany(slug, PATH)}?prostor=${encodeURIComponent(premisesId)}`;
  if (body.get('formId') === 'correct') {
    const submission = parseForm(body, CorrectCashInput);
    if (submission.status !== 'success') return replyInvalid(submission);
    const outcome = await tryApi(args, () => cash.correct(submission.value));
    if (!outcome.ok) return replyFailure(submission, outcome.failure);
    return redirectWithFlash(here, { tone: 'ok', key: 'cash.corrected' });
  }
  const submission = parseForm(body, RecordCashInput, { numbers: ['amount'] });
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => cash.record(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(here, { tone: 'ok', key: 'cash.recorded' });
}

/** A day of the cash book of premises, and entering what comes in and goes out beside sales. */
export default function CashBookPage() {
  const t = useT();
  const { mayBook } = useRights();
  const { slug, book, correcting } = useLoaderData<typeof loader>();
  const { state, day, today, premises } = book;
  const path = inCompany(slug, PATH);
  if (state === null)
    return (
      <>
        <PageHeader title={t('cash.book')} />
        <EmptyState icon={Store} title={t('cash.noPremises')} />
      </>
    );
  const { premisesId } = state;
  const of = (changes: Readonly<Record<string, string>>): string =>
    `${path}?${new URLSearchParams({ prostor: premisesId, dan: day, ...changes }).toString()}`;
  const file = (kind: 'csv' | 'pdf', from: string): string =>
    `${path}.${kind}?${new URLSearchParams({ prostor: premisesId, od: from, do: day }).toString()}`;
  const corrected = book.slips.find(({ id }) => id === correcting && mayBook);
  return (
    <>
      <PageHeader
        wide
        title={t('cash.book')}
        note={formatDate(day)}
        actions={<FileLinks csv={file('csv', `${day.slice(0, 8)}01`)} pdf={file('pdf', day)} />}
      />
      <CashTabs company={slug} current={PATH} />
      {premises.length > 1 ? (
        <Tabs
          label={t('cash.premises')}
          tabs={premises.map(({ id, code, name }) => ({
            to: of({ prostor: id }),
            label: `${code} · ${name}`,
            current: id === premisesId,
          }))}
        />
      ) : null}
      <OverMaximum state={state} />
      <div className="flex flex-wrap items-end gap-2">
        <ButtonLink to={of({ dan: addDays(day, -1) })} icon={ChevronLeft} preventScrollReset>
          {t('cash.dayBefore')}
        </ButtonLink>
        <Form key={day} method="get" action={path} preventScrollReset className="flex items-end gap-2">
          <input type="hidden" name="prostor" value={premisesId} />
          <Field label={t('cash.day')} labelHidden className="w-40">
            <DateInput name="dan" defaultValue={day} max={today} />
          </Field>
          <Button type="submit">{t('reports.show')}</Button>
        </Form>
        {day < today ? (
          <ButtonLink to={of({ dan: addDays(day, 1) })} icon={ChevronRight} preventScrollReset>
            {t('cash.dayAfter')}
          </ButtonLink>
        ) : null}
      </div>
      <KpiStrip
        figures={[
          { label: t('cash.opening'), value: formatMoney(book.opening) },
          { label: t('cash.cameIn'), value: formatMoney(book.cameIn) },
          { label: t('cash.wentOut'), value: formatMoney(book.wentOut) },
          { label: t('cash.closing'), value: formatMoney(book.closing) },
        ]}
      />
      {corrected === undefined ? null : (
        <CorrectPanel
          key={corrected.id}
          id={corrected.id}
          number={t(`cash.slip.${corrected.slip}`, { number: `${corrected.ordinal}/${corrected.year}` })}
          closeHref={of({})}
        />
      )}
      <BookRows
        takings={book.takings}
        slips={book.slips}
        mayBook={mayBook}
        correctHref={(id) => `${of({ storno: id })}#storno`}
      />
      {mayBook && day === today ? (
        <div className="max-w-[720px]">
          <Card title={t('cash.slipTitle')}>
            {book.drawers.length === 0 ? null : <p className="mb-4 text-sm text-muted">{t('cash.slipSafe')}</p>}
            <SlipForm key={book.slips.length} premisesId={premisesId} deviceId={null} />
          </Card>
        </div>
      ) : null}
      <p className="max-w-[720px] text-sm text-muted">{t('cash.bookNote')}</p>
    </>
  );
}
