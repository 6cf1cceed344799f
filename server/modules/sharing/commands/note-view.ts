import { type RequestContext, scopeOf, type SessionInfo } from '#server/context.ts';
import type { SharedDocumentInput } from '#server/contracts/sharing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { record } from '#server/events/record.ts';
import { countOnce, networkOf } from '#server/modules/identity/index.ts';

import { findShared, isMember } from '../find-shared.ts';

/** Programs that fetch what is behind a link before any person sees it: mail filters, previews in chats, search engines. */
const NOBODY = /bot\b|crawl|spider|preview|scan|fetch|monitor|facebookexternalhit|whatsapp|slack|curl|wget|python|http-?client/i;

/**
 * Tells the document's timeline that its customer has looked, once for each visitor and day. Of the visitor nothing is kept but
 * what tells the same one apart until the day is over; the seller's own people and programs are no visitors.
 */
export async function noteView(
  request: RequestContext & { readonly session: SessionInfo | null },
  { token }: SharedDocumentInput,
): Promise<void> {
  const { deps, ip, userAgent, session } = request;
  if (userAgent === null || NOBODY.test(userAgent)) return;
  const { ctx, invoiceId, linkId } = await findShared(request, token);
  if (session !== null && (await isMember(request, ctx.company.id, session.userId))) return;
  const day = zagrebDateOf(deps.clock.now());
  if (!(await countOnce(deps, { name: 'shared-document.view', of: `${linkId} ${networkOf(ip)} ${userAgent}`, day }))) return;
  await withCompanyTx(deps, scopeOf(ctx), (tx) =>
    record(tx, { type: 'invoice.viewed', subject: `invoice:${invoiceId}`, data: {} }),
  );
}
