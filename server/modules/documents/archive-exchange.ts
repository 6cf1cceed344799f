import { eq } from 'drizzle-orm';

import { providerMessages } from '#drizzle/schema/fiscalization.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';

import { storeDocument } from './store-document.ts';

/** Elements of the messages about a receipt, without `Zahtjev` and `Odgovor`. */
const ELEMENTS: Readonly<Record<string, string>> = {
  promijeniPodatkeRacuna: 'PromijeniPodatkeRacuna',
  napojnica: 'Napojnica',
};

/** What went to CIS and what came back is archived byte for byte, each message under its own IdPoruke. */
export const archiveExchange = defineSubscriber({
  name: 'documents.archive-exchange',
  on: ['invoice.exchange_recorded'],
  isOff: (deps) => !deps.installation.storageOn,
  async handle(deps, event) {
    const scope = { companyId: event.companyId, actor: systemActor('documents.archive-exchange') };
    const [message] = await withCompanyTx(deps, scope, (tx) =>
      tx.select().from(providerMessages).where(eq(providerMessages.id, event.data.messageId)),
    );
    if (!message) return;
    const purpose = (direction: string) => `message:${message.companyId}:${message.id}:${direction}`;
    const element = ELEMENTS[message.operation] ?? 'Racun';
    const file = { subject: message.subject, variant: message.messageId, contentType: 'text/xml' };
    if (message.requestSealed !== null) {
      const body = deps.sealer.open(message.requestSealed, purpose('request'));
      await storeDocument(deps, scope, {
        ...file,
        kind: 'cis_request',
        filename: `${element}Zahtjev-${message.messageId}.xml`,
        body,
      });
    }
    if (message.responseSealed !== null) {
      const body = deps.sealer.open(message.responseSealed, purpose('response'));
      if (body.length > 0)
        await storeDocument(deps, scope, {
          ...file,
          kind: 'cis_response',
          filename: `${element}Odgovor-${message.messageId}.xml`,
          body,
        });
    }
  },
});
