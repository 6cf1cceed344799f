import type { ActionFunctionArgs } from '@remix-run/node';
import { asideOf, type SaveReply } from '#app/features/invoice-editor/draft-aside.ts';
import { inCompany } from '#app/lib/paths.ts';
import { redirect } from '@remix-run/node';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { DraftContentSchema } from '#server/contracts/invoicing.ts';

const answer = (reply: SaveReply, status = 200) => Response.json(reply, { status, headers: { 'Cache-Control': 'no-store' } });

/** Saves while a person types: JSON `{version, content}` in, what the server thinks of the draft out. */
export async function action(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const { company = '', id = '' } = params;
  const api = await fromApi(args, () => context.companyApi(company));
  const body = (await request.json().catch(() => null)) as { readonly version?: unknown; readonly content?: unknown } | null;
  const content = DraftContentSchema.safeParse(body?.content);
  if (!content.success) {
    const issues = content.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message }));
    return answer({ ok: false, error: { code: 'INPUT_INVALID', params: {}, issues, requestId: context.requestId } }, 400);
  }
  const outcome = await tryApi(args, async () => {
    const saved = await api.invoicing.saveDraft({ id, version: Number(body?.version), content: content.data });
    return { ...saved, draft: await api.invoicing.draft({ id }) };
  });
  if (!outcome.ok) return answer({ ok: false, error: outcome.failure.body }, outcome.failure.status);
  const { version, savedAt, draft } = outcome.value;
  return answer({ ok: true, version, savedAt: savedAt.toISOString(), aside: asideOf(draft) });
}

/** Somebody opened the address itself. */
export const loader = ({ params }: ActionFunctionArgs) =>
  redirect(inCompany(params.company ?? '', `racuni/nacrti/${params.id ?? ''}`));
