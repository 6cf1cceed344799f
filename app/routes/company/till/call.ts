import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { CALLS, isCallName } from '#app/features/till/calls.server.ts';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import type { ErrorBody } from '#app/lib/error-body.ts';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

const answer = (reply: object, status = 200) => Response.json(reply, { status, headers: { 'Cache-Control': 'no-store' } });

/** One call of the till: JSON `{name, input}` in, `{ok, value}` or `{ok, error}` out. Refusals do not take the screen away. */
export async function action(args: ActionFunctionArgs) {
  const { context, params, request } = args;
  const body = (await request.json().catch(() => null)) as { readonly name?: unknown; readonly input?: unknown } | null;
  const name = body?.name;
  const refused: ErrorBody = { code: 'INPUT_INVALID', params: {}, issues: [], requestId: context.requestId };
  if (!isCallName(name)) return answer({ ok: false, error: refused }, 400);
  const call = CALLS[name] as (api: CompanyApiCaller, input: unknown) => Promise<unknown>;
  try {
    const api = await fromApi(args, () => context.companyApi(params.company ?? ''));
    const outcome = await tryApi(args, () => call(api, body?.input));
    if (!outcome.ok) return answer({ ok: false, error: outcome.failure.body }, outcome.failure.status);
    return answer({ ok: true, value: outcome.value });
  } catch (thrown) {
    const { data, init } = thrown as { readonly data?: ErrorBody; readonly init?: ResponseInit | null };
    // A redirect to the sign-in page goes on as it is.
    if (thrown instanceof Response || data === undefined) throw thrown;
    return answer({ ok: false, error: data }, init?.status ?? 500);
  }
}

/** Somebody opened the address itself. */
export const loader = ({ params }: ActionFunctionArgs) => redirect(inCompany(params.company ?? '', 'blagajna'));
