import { systemActor } from '#server/db/scope.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';

import { sendCopy } from './copies/send-copy.ts';
import { sendEInvoice } from './send.ts';

/** Sends at once a corrected copy that was just queued. */
export const sendQueuedCopy = defineSubscriber({
  name: 'einvoice.send-queued-copy',
  on: ['einvoice.copy_queued'],
  handle: (deps, { companyId, data }) =>
    sendCopy(deps, { companyId, actor: systemActor('einvoice.send-queued-copy') }, data.copyId),
});

/** Sends at once what was just queued; what does not go is tried again by `deliverDueEInvoices`. */
export const sendQueuedEInvoice = defineSubscriber({
  name: 'einvoice.send-queued',
  on: ['einvoice.queued'],
  handle: (deps, event) =>
    sendEInvoice(
      deps,
      { companyId: event.companyId, actor: systemActor('einvoice.send-queued') },
      event.subject.replace('invoice:', ''),
    ),
});
