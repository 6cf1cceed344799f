import type { LoaderFunctionArgs } from '@remix-run/node';
import { fromApi } from '#app/lib/errors.ts';
import { ReceiptPdfInput } from '#server/contracts/till-sale.ts';

/** A receipt as PDF for a printer with a roll: `?sirina=58` or 80 millimetres. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const width = Number(new URL(request.url).searchParams.get('sirina') ?? '80');
  const input = ReceiptPdfInput.safeParse({ id: params['id'], width });
  if (!input.success) throw new Response(null, { status: 404 });
  const { filename, base64 } = await fromApi(args, async () => {
    const api = await context.companyApi(params['company'] ?? '');
    return api.till.receiptPdf(input.data);
  });
  return new Response(Buffer.from(base64, 'base64'), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
