import type { RequestContext } from '#server/context.ts';
import type { DataReceiver } from '#server/contracts/links.ts';

/** Who outside receives data from this installation: the services that are switched on, a simulated one as if it were real. */
export function listDataReceivers({ deps, locale }: RequestContext): readonly DataReceiver[] {
  return deps.links.services
    .filter(({ mode }) => mode !== 'off')
    .map(({ service, receiver, data }) => ({
      service,
      legalName: receiver.legalName,
      region: receiver.region[locale],
      data: data[locale],
      role: receiver.role,
    }));
}
