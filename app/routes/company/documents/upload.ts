import type { ActionFunctionArgs } from '@remix-run/node';
import { fromApi, tryApi } from '#app/lib/errors.ts';

/** What the page's scripts ask about one file: `begin` where to send it, `finish` when it has gone, `cancel`. Answers are JSON. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
  const body = await args.request.formData();
  const text = (name: string) => String(body.get(name) ?? '');
  const outcome = await tryApi(args, async () => {
    const { documents } = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
    const intent = text('intent');
    if (intent === 'begin') {
      const about = { filename: text('filename'), contentType: text('contentType'), bytes: Number(text('bytes')) };
      return documents.beginUpload(about);
    }
    if (intent === 'finish') return documents.finishUpload({ id: text('id') });
    await documents.cancelUpload({ id: text('id') });
    return null;
  });
  return outcome.ok ? Response.json(outcome.value) : Response.json(outcome.failure.body, { status: outcome.failure.status });
}
