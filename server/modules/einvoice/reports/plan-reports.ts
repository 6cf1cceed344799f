import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';

import { planPaymentReports } from './plan.ts';

/** Plans what is to be reported when money came, when it was taken back, and when an invoice that is paid already went out. */
export const planReports = defineSubscriber({
  name: 'einvoice.plan-reports',
  on: ['invoice.paid', 'invoice.payment_voided', 'einvoice.sent'],
  async handle(deps, { companyId, subject }) {
    const rules = await deps.rules();
    await withCompanyTx(deps, { companyId, actor: systemActor('einvoice.plan-reports') }, (tx) =>
      planPaymentReports(tx, subject.slice('invoice:'.length), rules),
    );
  },
});
