import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { AdoptedAct } from '#server/contracts/internal-act.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { precondition } from '#server/domain/shared/errors.ts';
import { record } from '#server/events/record.ts';
import { storeDocument } from '#server/modules/documents/index.ts';

import { actVariant, adoptedActs, keptAct, sameInForce } from './adopted.ts';
import { actContent, contentDigest } from './content.ts';
import { printAct } from './print.ts';

/**
 * Keeps the act that the settings give now as a document of the company; it holds from today. Adopting one that says what the
 * act in force says changes nothing.
 *
 * @throws STORAGE_OFF when the installation has no document store
 */
export async function adoptInternalAct(ctx: CompanyContext): Promise<AdoptedAct> {
  const { deps } = ctx;
  if (!deps.installation.storageOn) throw precondition('STORAGE_OFF', { params: { fix: 'postavke' } });
  const [content, [inForce]] = await Promise.all([actContent(ctx), adoptedActs(ctx)]);
  const digest = contentDigest(content);
  if (inForce?.digest === digest) {
    const { digest: _digest, ...act } = inForce;
    return act;
  }
  const now = deps.clock.now();
  const variant = actVariant(now, digest);
  const { filename, bytes } = await printAct(deps, content, now);
  const file = {
    kind: 'internal_act',
    subject: 'company',
    variant,
    filename,
    contentType: 'application/pdf',
    body: bytes,
  } as const;
  const kept = await storeDocument(deps, scopeOf(ctx), file, (tx) => sameInForce(tx, digest));
  if (kept.variant === variant)
    await withCompanyTx(deps, scopeOf(ctx), (tx) =>
      record(tx, { type: 'company.updated', subject: 'company', data: { fields: ['internalAct'] } }),
    );
  const { digest: _digest, ...act } = keptAct(kept);
  return act;
}
