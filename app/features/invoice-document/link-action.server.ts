import type { ActionFunctionArgs } from '@remix-run/node';
import type { CompanyApiCaller } from '#app/lib/api-types.ts';
import { fromApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';

interface Wish {
  readonly args: ActionFunctionArgs;
  readonly api: CompanyApiCaller;
  readonly id: string;
  /** The document's page. */
  readonly path: string;
  readonly intent: string;
}

/** What the buttons of a document's link do: `share`, `share-renew`, `share-revoke`. */
export async function linkAction({ args, api, id, path, intent }: Wish) {
  if (intent === 'share-revoke') {
    await fromApi(args, () => api.sharing.revoke({ id }));
    return redirectWithFlash(path, { tone: 'ok', key: 'sharing.flash.revoked' });
  }
  const renew = intent === 'share-renew';
  await fromApi(args, () => api.sharing.share({ id, renew }));
  return redirectWithFlash(path, { tone: 'ok', key: renew ? 'sharing.flash.renewed' : 'sharing.flash.made' });
}
