import { data } from '@remix-run/node';
import type { ActionFunctionArgs } from '@remix-run/node';
import type { ImportStep } from '#app/features/csv-import/import-step.ts';
import { type ApiFailure, tryApi } from '#app/lib/errors.ts';
import { type CsvImportResult, type CsvPreview, MAX_CSV_BYTES } from '#server/contracts/csv-import.ts';

interface ImportCalls {
  preview(file: { readonly base64: string }): Promise<CsvPreview>;
  run(file: { readonly base64: string }): Promise<CsvImportResult>;
}

/**
 * Both steps of an import. The first takes a file and shows what it would do; the page then carries the file in a hidden
 * field, so that the second needs neither scripts nor a place on the server where it would wait.
 */
export async function importAction(args: ActionFunctionArgs, calls: ImportCalls) {
  const body = await args.request.formData();
  if (body.get('intent') === 'import') {
    const base64 = String(body.get('base64') ?? '');
    const outcome = await tryApi(args, () => calls.run({ base64 }));
    return outcome.ok ? data<ImportStep>({ step: 'done', result: outcome.value }) : refuse(outcome.failure);
  }
  const file = body.get('file');
  if (!(file instanceof File) || file.size === 0) return refuse(failure(args, 'CSV_EMPTY'));
  if (file.size > MAX_CSV_BYTES) return refuse(failure(args, 'CSV_TOO_LARGE'));
  const base64 = Buffer.from(await file.arrayBuffer()).toString('base64');
  const outcome = await tryApi(args, () => calls.preview({ base64 }));
  return outcome.ok
    ? data<ImportStep>({ step: 'preview', preview: outcome.value, filename: file.name, base64 })
    : refuse(outcome.failure);
}

const failure = ({ context }: ActionFunctionArgs, code: string): ApiFailure => ({
  status: 400,
  body: { code, params: {}, issues: [], requestId: context.requestId },
});

const refuse = ({ status, body }: ApiFailure) => data<ImportStep>({ step: 'refused', error: body }, { status });
