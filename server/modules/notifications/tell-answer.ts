import { withCompanyTx } from '#server/db/company-tx.ts';
import { systemActor } from '#server/db/scope.ts';
import { CUSTOMER_ANSWERS } from '#server/domain/invoicing/trade-document.ts';
import { asCharged, chargedIn } from '#server/domain/invoicing/in-currency.ts';
import { defineSubscriber } from '#server/events/subscriber.ts';
import { ownerOf } from '#server/modules/companies/index.ts';
import { noticeMail } from '#server/modules/identity/index.ts';
import { loadSalesDocument } from '#server/modules/invoicing/index.ts';

import { mailSettingsOf, usualReplyTo } from './mail-settings.ts';
import { ANSWER_WORDS } from './mails/answer-words.ts';
import { moneyText } from './mails/invoice-words.ts';

/**
 * Tells the seller what a customer answered on a quote's page, at the address to which answers of customers go. The event's id is
 * the vendor's idempotency key, so that a repeat does not mail twice.
 */
export const tellAnswer = defineSubscriber({
  name: 'notifications.tell-answer',
  on: ['trade.decided'],
  async handle(deps, event) {
    const { customer, remark = '', decision } = event.data;
    const answer = CUSTOMER_ANSWERS.find((each) => each === decision);
    if (customer === undefined || answer === undefined || !deps.installation.emailOn) return;
    const owner = await ownerOf(deps, event.companyId);
    const id = event.subject.slice('invoice:'.length);
    const scope = { companyId: event.companyId, actor: systemActor('notifications.tell-answer') };
    const { document, to } = await withCompanyTx(deps, scope, async (tx) => ({
      ...(await loadSalesDocument(tx, id)),
      to: (await mailSettingsOf(tx)).replyTo ?? (await usualReplyTo(tx, owner.email)),
    }));
    const words = ANSWER_WORDS[owner.locale];
    const total = moneyText(asCharged(document).totals.totalMinor, chargedIn(document), owner.locale);
    const headline = words.headline[answer](document.number);
    const mail = await noticeMail({
      locale: owner.locale,
      subject: `${headline} – ${document.buyer.name}`,
      headline,
      paragraphs: [words.said[answer](customer, document.buyer.name, total), ...(remark === '' ? [] : [words.remark(remark)])],
      action: { label: words.action[answer], href: new URL(`/${owner.slug}/ponude/${id}`, deps.installation.appUrl).href },
      footer: words.footer,
    });
    await deps.ports.email.send({
      from: deps.installation.emailFrom,
      to: [to],
      ...(document.buyer.email === null ? {} : { replyTo: document.buyer.email }),
      ...mail,
      idempotencyKey: `quote-answer/${event.id}`,
      tags: { purpose: 'quote_answer' },
    });
  },
});
