import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { heldBackFor } from '#app/features/invoice-document/held-back.server.ts';
import { documentIdOf } from '#app/features/invoice-document/if-there.server.ts';
import { paperView } from '#app/features/invoice-document/paper-view.ts';
import { paperSymbols } from '#app/features/invoice-document/symbols.server.ts';
import { documentPath, shelfOf, type Shelf } from '#app/features/trade/document-path.ts';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';

/** Everything that a paper's page shows. One of the other list is led to its own address. */
export async function paperPage(args: LoaderFunctionArgs, shelf: Shelf) {
  const { context, params } = args;
  const { company = '' } = params;
  const id = documentIdOf(args);
  const { paper, held, link, files } = await fromApi(args, async () => {
    const api = await context.companyApi(company);
    const [found, way, files] = await Promise.all([
      api.trade.get({ id }),
      api.sharing.link({ id }),
      api.attachments.list({ id }),
    ]);
    return { paper: found, link: way, files, held: await heldBackFor(api, found) };
  });
  if (shelfOf(paper.kind) !== shelf) throw redirect(documentPath(inCompany(company), paper));
  return { paper, held, link, files, view: paperView(paper, context.isDemo), symbols: paperSymbols(paper) };
}
