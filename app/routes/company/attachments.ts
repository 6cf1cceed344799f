import { data } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { inCompany } from '#app/lib/paths.ts';
import { MAX_ATTACHED_FILES } from '#server/domain/attachments/attachable.ts';

/**
 * Attaches the files of a form to a draft or a document, or takes one off. Without scripts it leads
 * back: the document's page finds its draft by the id.
 */
export async function action(args: ActionFunctionArgs) {
  const { company = '', id = '' } = args.params;
  const api = await fromApi(args, () => args.context.companyApi(company));
  const form = await args.request.formData();
  const leads = form.get('stays') === null;
  const back = inCompany(company, `racuni/${id}`);
  if (form.get('intent') === 'remove') {
    const outcome = await tryApi(args, () => api.attachments.remove({ id, documentId: String(form.get('documentId') ?? '') }));
    if (!outcome.ok) return data({ done: 0, error: outcome.failure.body }, { status: outcome.failure.status });
    if (leads) return redirectWithFlash(back, { tone: 'ok', key: 'attachments.removedFlash' });
    return data({ done: 0, error: null });
  }
  const files = form.getAll('file').filter((file): file is File => file instanceof File && file.size > 0);
  if (files.length === 0) {
    const error = { code: 'ATTACHMENT_MISSING', params: {}, issues: [], requestId: args.context.requestId };
    return data({ done: 0, error }, { status: 400 });
  }
  for (const file of files.slice(0, MAX_ATTACHED_FILES + 1)) {
    const base64 = Buffer.from(await file.arrayBuffer()).toString('base64');
    const outcome = await tryApi(args, () => api.attachments.add({ id, filename: file.name, base64 }));
    if (!outcome.ok) return data({ done: 0, error: outcome.failure.body }, { status: outcome.failure.status });
  }
  if (leads) return redirectWithFlash(back, { tone: 'ok', key: 'attachments.addedFlash', params: { count: files.length } });
  return data({ done: files.length, error: null });
}
