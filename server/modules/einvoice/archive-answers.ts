import { eq, sql } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';
import { invoices } from '#drizzle/schema/invoicing.ts';
import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { storeDocument } from '#server/modules/documents/index.ts';

import { answerVariant, type PendingAnswer } from './pending-answers.ts';

/** What the intermediary answered is archived as it came: when it took an eRačun, and with every state that it told since. */
export const archiveAnswers = defineSubscriber({
  name: 'einvoice.archive-answers',
  on: ['einvoice.sent', 'einvoice.copy_sent', 'einvoice.status_changed'],
  isOff: (deps) => !deps.installation.storageOn,
  async handle(deps, { companyId, subject }) {
    const scope = { companyId, actor: systemActor('einvoice.archive-answers') };
    const id = subject.slice('invoice:'.length);
    const [row] = await withCompanyTx(deps, scope, (tx) =>
      tx
        .select({ answers: outgoingEinvoices.answers, number: invoices.number })
        .from(outgoingEinvoices)
        .innerJoin(invoices, eq(invoices.id, outgoingEinvoices.id))
        .where(eq(outgoingEinvoices.id, id)),
    );
    const answers = (row?.answers ?? []) as readonly PendingAnswer[];
    for (const answer of answers) {
      await storeDocument(deps, scope, {
        kind: 'einvoice_answer',
        subject,
        variant: answerVariant(answer),
        filename: `odgovor-${(row?.number ?? '').replaceAll('/', '-')}-${answer.about}.json`,
        contentType: 'application/json',
        body: Buffer.from(answer.body, 'utf8'),
      });
      // Only what lies in the archive is taken out; what came meanwhile stays for its own event.
      await withCompanyTx(deps, scope, (tx) =>
        tx
          .update(outgoingEinvoices)
          .set({
            answers: sql`(select coalesce(jsonb_agg(each), '[]') from jsonb_array_elements(${outgoingEinvoices.answers}) as each where each ->> 'id' <> ${sql.param(answer.id)})`,
          })
          .where(eq(outgoingEinvoices.id, id)),
      );
    }
  },
});
