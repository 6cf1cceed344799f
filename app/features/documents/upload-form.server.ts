import type { ActionFunctionArgs } from '@remix-run/node';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import type { ErrorBody } from '#app/lib/error-body.ts';
import { tryApi } from '#app/lib/errors.ts';

/** What became of one file of a form. */
export interface FormUpload {
  readonly name: string;
  /** Name of the document with the same content, when there was one. */
  readonly sameAs: string | null;
  readonly failure: Pick<ErrorBody, 'code' | 'params'> | null;
}

/** Takes in the files of a form that was sent without scripts, one after the other; one that is refused stops no other. */
export async function takeFormFiles(args: ActionFunctionArgs, api: CompanyApiCaller, body: FormData): Promise<FormUpload[]> {
  const taken: FormUpload[] = [];
  for (const file of body.getAll('file')) {
    if (!(file instanceof File) || (file.size === 0 && file.name === '')) continue;
    const base64 = Buffer.from(await file.arrayBuffer()).toString('base64');
    const announced = { filename: file.name, contentType: file.type, base64 };
    const outcome = await tryApi(args, () => api.documents.upload(announced));
    if (!outcome.ok) {
      const { code, params } = outcome.failure.body;
      taken.push({ name: file.name, sameAs: null, failure: { code, params } });
    } else taken.push({ name: file.name, sameAs: outcome.value.duplicate ? outcome.value.filename : null, failure: null });
  }
  return taken;
}
