import type { Deps } from '#server/context.ts';
import type { TestHouse } from '#tests/kit/house.ts';

/**
 * What a house works with, where Moj-eRačun answers the first question about a document's standing, or the first report of a payment, only
 * after something else happened: the answer is of before, and comes when all is written down that happened meanwhile.
 */
export function answeringAfter({ deps }: TestHouse, happens: () => Promise<unknown>): Deps {
  const port = deps.ports.einvoice.moj_eracun;
  let begun = false;
  const meanwhile = async () => {
    if (begun) return;
    begun = true;
    await happens();
  };
  const moj_eracun: typeof port = {
    ...port,
    getStatus: (...asked) => port.getStatus(...asked).finally(meanwhile),
    reportPayment: (...told) => port.reportPayment(...told).finally(meanwhile),
  };
  return { ...deps, ports: { ...deps.ports, einvoice: { ...deps.ports.einvoice, moj_eracun } } };
}
