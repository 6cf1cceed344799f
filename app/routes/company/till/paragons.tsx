import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { NotebookPen } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { ParagonForm } from '#app/features/paragon/paragon-form.tsx';
import { ParagonList } from '#app/features/paragon/paragon-list.tsx';
import { PARAGON_FORMATS } from '#app/features/paragon/paragon-values.ts';
import { parseDate } from '#app/i18n/parse.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { EnterParagonInput, ParagonsInput } from '#server/contracts/paragon.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'paragon.title');

const PATH = 'blagajna/paragon';

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const query = new URL(args.request.url).searchParams;
  const wish = ParagonsInput.safeParse({ deviceId: query.get('uredaj') ?? undefined });
  const known = await fromApi(args, async () => (await args.context.companyApi(slug)).till.paragons(wish.data ?? {}));
  const { devices, operators, today } = known;
  const chosen = (wanted: string | null, from: readonly { readonly id: string }[]): string =>
    (from.find(({ id }) => id === wanted) ?? from[0])?.id ?? '';
  return {
    slug,
    known,
    nextId: crypto.randomUUID(),
    last: query.get('upisan') ?? '',
    before: {
      deviceId: chosen(query.get('uredaj'), devices),
      operatorId: chosen(query.get('operater'), operators),
      writtenOn: parseDate(query.get('dan') ?? '', today) ?? today,
    },
  };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { till } = await fromApi(args, () => args.context.companyApi(slug));
  const submission = parseForm(await args.request.formData(), EnterParagonInput, PARAGON_FORMATS);
  if (submission.status !== 'success') return replyInvalid(submission);
  const { value } = submission;
  const outcome = await tryApi(args, () => till.enterParagon(value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  const { id, number } = outcome.value;
  // The receipt stands; that CIS is asked now is a courtesy, and the queue goes on by itself.
  await tryApi(args, () => till.deliver({ id }));
  const { deviceId: uredaj, operatorId: operater, writtenOn: dan } = value;
  const next = new URLSearchParams({ uredaj, operater, dan, upisan: id });
  const params = { paragon: value.number, number };
  return redirectWithFlash(`${inCompany(slug, PATH)}?${next.toString()}`, { tone: 'ok', key: 'paragon.done', params });
}

/** Paper receipts of a power cut, entered one after the other. */
export default function ParagonsPage() {
  const t = useT();
  const { mayWrite } = useRights();
  const { slug, known, nextId, last, before } = useLoaderData<typeof loader>();
  const lacks = known.devices.length === 0 ? 'postavke/prostori' : known.operators.length === 0 ? 'postavke/operateri' : null;
  return (
    <>
      <PageHeader title={t('paragon.title')} />
      <p className="-mt-2 max-w-[720px] text-sm text-muted">{t('paragon.intro')}</p>
      <div className="flex max-w-[720px] flex-col gap-5">
        {!mayWrite ? null : lacks === null ? (
          <ParagonForm key={last} {...{ nextId, known, before }} />
        ) : (
          <EmptyState
            icon={NotebookPen}
            title={t(lacks === 'postavke/prostori' ? 'paragon.noDevice' : 'paragon.noOperator')}
            action={<ButtonLink to={inCompany(slug, lacks)}>{t('errors.page.fix')}</ButtonLink>}
          />
        )}
        <ParagonList company={slug} items={known.items} />
        {!mayWrite && known.items.length === 0 ? <EmptyState icon={NotebookPen} title={t('paragon.none')} /> : null}
      </div>
    </>
  );
}
