import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction, SerializeFrom } from '@remix-run/node';
import { useLoaderData, useParams, type ClientLoaderFunctionArgs } from '@remix-run/react';
import type { PlaceHandle } from '#app/components/layout/use-place.ts';
import { AttachmentsCard } from '#app/features/attachments/attachments-card.tsx';
import { customerOptions, productChoice } from '#app/features/invoice-editor/choices.server.ts';
import { findPlainly } from '#app/features/invoice-editor/find-plainly.server.ts';
import { draftAction } from '#app/features/invoice-editor/draft-action.server.ts';
import { Editor } from '#app/features/invoice-editor/editor.tsx';
import { draftStored } from '#app/features/invoice-editor/use-autosave.ts';
import { documentIdOf, ifThere } from '#app/features/invoice-document/if-there.server.ts';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { shelfOf } from '#app/features/trade/document-path.ts';
import { pageTitle } from '#app/i18n/use-t.tsx';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';
import { useReply } from '#app/lib/use-reply.ts';
import { filesOutside } from '#server/domain/einvoice/embeddable.ts';
import { isTradeKind } from '#server/domain/invoicing/kinds.ts';
import { isPlainDate } from '#server/domain/shared/plain-date.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'invoices.newTitle');

/** Papers are written in the same editor, and belong to their own list. */
export const handle: PlaceHandle<SerializeFrom<typeof loader>> = {
  placeOf: ({ draft }) => (isTradeKind(draft.kind) ? shelfOf(draft.kind) : null),
};

export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const { company = '' } = params;
  const id = documentIdOf(args);
  const { locale } = await readPreferences(request, context);
  return fromApi(args, async () => {
    const api = await context.companyApi(company);
    const [draft, contacts, products, found, files] = await Promise.all([
      ifThere(() => api.invoicing.draft({ id })),
      api.parties.options({ search: '', limit: 10 }),
      api.catalog.options({ search: '', limit: 10 }),
      findPlainly(request, api, locale),
      ifThere(() => api.attachments.list({ id })),
    ]);
    if (draft === null) {
      // Issued in the meantime, perhaps: its page has the same id, and knows quotes.
      throw redirect(inCompany(company, `racuni/${id}`));
    }
    const { deliveryOn } = draft.content;
    // Most are supplied when they are written: only another day has other prices.
    const priced =
      deliveryOn === null || deliveryOn === draft.today || !isPlainDate(deliveryOn)
        ? products
        : await api.catalog.options({ search: '', limit: 10, on: deliveryOn });
    return {
      draft,
      savedAt: draft.updatedAt.toISOString(),
      customers: customerOptions(contacts, draft),
      products: priced.map((product) => productChoice(product, locale)),
      found,
      files: files ?? [],
      isDemo: context.isDemo,
    };
  });
}

/** Back on a draft that was left a moment ago: what was typed last is stored first. */
export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs) {
  await draftStored(`${new URL(request.url).pathname}/spremi`);
  return serverLoader<typeof loader>();
}

export const action = (args: ActionFunctionArgs) => draftAction(args);

export default function DraftPage() {
  const { company = '' } = useParams();
  const { mayWrite } = useRights();
  const { draft, files, ...rest } = useLoaderData<typeof loader>();
  const reply = useReply<typeof action>();
  // Other advances make another sheet of it: what the editor keeps begins anew from what was saved.
  const chosen = draft.advances.flatMap((advance) => (advance.chosen ? advance.id : []));
  return (
    <>
      <Editor
        key={[draft.id, ...chosen].join()}
        draft={draft}
        base={inCompany(company)}
        reply={reply}
        outside={filesOutside(files)}
        {...rest}
      />
      <AttachmentsCard id={draft.id} files={files} mayWrite={mayWrite} isDraft className="mt-5 xl:mr-[320px]" />
    </>
  );
}
