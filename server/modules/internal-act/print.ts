import type { Deps } from '#server/context.ts';
import type { InternalActContent } from '#server/contracts/internal-act.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { renderPaperPdf } from '#server/modules/invoicing/index.ts';

import { actPaper, noticePaper } from './act-paper.ts';

interface Printed {
  readonly filename: string;
  readonly bytes: Uint8Array;
}

const isDemo = ({ installation }: Deps): boolean => installation.environment === 'demo';

/** The act as a PDF, holding from the day of the instant. */
export async function printAct(deps: Deps, content: InternalActContent, at: Date): Promise<Printed> {
  const holdsFrom = zagrebDateOf(at);
  const bytes = await renderPaperPdf({ ...actPaper(content, holdsFrom), printedAt: at, demo: isDemo(deps) });
  return { filename: `interni-akt-${holdsFrom}.pdf`, bytes };
}

/** The notice for the shop's wall as a PDF. */
export async function printNotice(deps: Deps, content: InternalActContent): Promise<Printed> {
  const bytes = await renderPaperPdf({ ...noticePaper(content), printedAt: deps.clock.now(), demo: isDemo(deps) });
  return { filename: 'obavijest-kupcima.pdf', bytes };
}
