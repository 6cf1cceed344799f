import type { mail as source } from '#app/i18n/hr/mail.ts';

export const mail: typeof source = {
  title: 'E-mail',
  intro: 'Where customers’ answers go, the address that suppliers send invoices to, and addresses that mail no longer goes to.',
  off: 'Sending e-mail is not switched on at this server.',
  inbound: 'Address for documents',
  inboundDetail:
    'Forward invoices to this address, or give it to your suppliers. PDFs, pictures and eRačuni attached become documents by themselves.',
  inboundOff: 'Receiving e-mail is not switched on at this server (INBOUND_DOMAIN). You can add documents on the page Documents.',
  copyAddress: 'Copy address',
  inboundLast: 'Last messages received',
  inboundNone: 'No message has come yet.',
  toDocuments: 'All received documents',
  noSubject: 'No subject',
  noName: 'Attachment without a name',
  kept: '{count, plural, =0 {no attachment was saved} one {# document} other {# documents}}',
  tooLarge: 'The file is too large. Ask for a smaller one, or add it on the page Documents.',
  replyTo: 'Customers’ answers',
  replyToField: 'Address for answers',
  replyToHint: 'When a customer answers a mailed invoice, the answer goes here. Left empty, it goes to {address}.',
  replyToSubmit: 'Save address',
  replyToSaved: 'The address for answers was saved.',
  suppressions: 'Addresses that mail does not go to',
  suppressionsDetail:
    'When mail comes back for good or its recipient reports it as spam, no more goes to that address, as it would harm the delivery of other messages.',
  suppressionsNone: 'No address is held back.',
  'reason.bounced': 'The address does not take mail',
  'reason.complained': 'The recipient reported spam',
  'reason.suppressed': 'The mail provider holds sending back',
  lift: 'Allow mail',
  liftAddress: 'Allow mail to {address}',
  lifted: 'Mail goes to {address} again.',
};
