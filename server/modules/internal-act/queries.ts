import type { CompanyContext } from '#server/context.ts';
import type { InternalActState, PrintedAct } from '#server/contracts/internal-act.ts';

import { adoptedActs } from './adopted.ts';
import { actContent, contentDigest } from './content.ts';
import { printAct, printNotice } from './print.ts';

/** What the act would say, and those that were adopted. */
export async function getInternalAct(ctx: CompanyContext): Promise<InternalActState> {
  const [content, kept] = await Promise.all([actContent(ctx), adoptedActs(ctx)]);
  return {
    content,
    adopted: kept.map(({ digest: _digest, ...act }) => act),
    isUpToDate: kept[0]?.digest === contentDigest(content),
  };
}

/** The act as the settings give it now, to be read before it is adopted. */
export async function getInternalActPdf(ctx: CompanyContext): Promise<PrintedAct> {
  const { filename, bytes } = await printAct(ctx.deps, await actContent(ctx), ctx.deps.clock.now());
  return { filename, base64: Buffer.from(bytes).toString('base64') };
}

/** The customer notice for the shop's wall. */
export async function getCustomerNoticePdf(ctx: CompanyContext): Promise<PrintedAct> {
  const { filename, bytes } = await printNotice(ctx.deps, await actContent(ctx));
  return { filename, base64: Buffer.from(bytes).toString('base64') };
}
