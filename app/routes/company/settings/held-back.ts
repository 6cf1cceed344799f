import type { LoaderFunctionArgs } from '@remix-run/node';
import { fromApi } from '#app/lib/errors.ts';

/** Whether mail to `?adresa=` is held back, for whoever types one. */
export async function loader(args: LoaderFunctionArgs) {
  const address = (new URL(args.request.url).searchParams.get('adresa') ?? '').trim().slice(0, 254);
  const held = await fromApi(args, async () => {
    const api = await args.context.companyApi(args.params.company ?? '');
    return api.mail.heldBack({ addresses: [address] });
  });
  return { held };
}
