import {
  byId,
  company,
  contact,
  contactFile,
  contentOf,
  cost,
  days,
  documentOf,
  product,
  productFile,
  schedule,
  unknownToken,
  withoutInput,
  type Fixture,
} from './fixture-inputs.ts';
import { OPENING_FIXTURES } from './fixtures-opening.ts';
import { PLACE_FIXTURES } from './fixtures-places.ts';
import { CASH_FIXTURES } from './fixtures-cash.ts';
import { EINVOICE_FIXTURES } from './fixtures-einvoice.ts';
import { TILL_FIXTURES } from './fixtures-till.ts';
import { smallPicture } from './two-companies.ts';

/** One entry for each procedure of the router; the matrix fails for a procedure that is not here. */
export const FIXTURES: Readonly<Record<string, Fixture>> = {
  'access.tokens': withoutInput,
  'access.createToken': { blind: () => [{ name: 'Proba', role: 'viewer', scopes: [] }] },
  'access.revokeToken': byId('tokenId'),

  'attachments.list': byId('invoiceId'),
  'attachments.add': {
    refused: ({ invoiceId: id }) => [{ id, filename: 'slika.png', base64: smallPicture() }],
  },
  'attachments.remove': {
    refused: ({ invoiceId: id, attachmentId: documentId }) => [{ id, documentId }],
  },

  'billing.get': withoutInput,
  'billing.invoices': withoutInput,
  'billing.quoteChange': { blind: () => [{ plan: 'pro', interval: 'month' }] },
  // It has a subscription already.
  'billing.beginCheckout': { blind: () => [{ plan: 'pro', interval: 'year' }], ends: 'CONFLICT' },
  'billing.settleCheckout': { refused: ({ checkoutId: id }) => [{ id }] },
  'billing.refresh': withoutInput,
  'billing.openPortal': withoutInput,
  'billing.changePlan': { blind: () => [{ plan: 'standard', interval: 'year', quotedAt: '2026-11-24T09:05:00.000Z' }] },
  'billing.setRenewal': { blind: () => [{ renews: false }, { renews: true }] },

  'catalog.list': { blind: ({ mark }) => [{}, { search: mark }, { archived: true }] },
  'catalog.get': byId('productId'),
  'catalog.choices': withoutInput,
  'catalog.options': { blind: ({ mark }) => [{}, { search: mark }] },
  'catalog.kpd': { blind: ({ mark }) => [{}, { search: mark }, { search: '62', trade: false }, { search: mark, trade: true }] },
  'catalog.save': {
    refused: ({ productId: id }) => [
      { id, ...product },
      { id, version: 1, ...product },
    ],
  },
  'catalog.archive': {
    refused: ({ productId: id }) => [
      { id, archived: true },
      { id, archived: false },
    ],
  },
  'catalog.prices': byId('productId'),
  'catalog.planPrice': { refused: ({ productId }) => [{ productId, price: '9.00', validFrom: '2027-01-01' }] },
  'catalog.dropPrice': byId('priceId'),
  'catalog.exportCsv': { blind: ({ mark }) => [{}, { search: mark }] },
  'catalog.previewImport': { blind: productFile },
  'catalog.import': { blind: productFile },

  'certificates.echo': withoutInput,
  'certificates.list': withoutInput,
  'certificates.add': { blind: () => [{ p12Base64: 'MAA=', password: 'x' }], ends: 'BAD_REQUEST' },
  'certificates.addMock': withoutInput,
  'certificates.remove': byId('certificateId'),

  'companies.mine': withoutInput,
  'companies.create': { blind: () => [company] },
  'companies.get': withoutInput,
  'companies.update': {
    blind: (_theirs, { oib }) => [
      {
        version: 1,
        ...company,
        oib,
        email: null,
        phone: null,
        website: null,
        legalFooter: null,
        paymentTermDays: 15,
        documentLocale: 'hr',
      },
    ],
  },
  'workingHours.get': byId('premisesId'),
  'workingHours.register': {
    refused: ({ premisesId: id }) => [{ id, from: '2026-11-25', note: '', schedule: { kind: 'by_appointment' } }],
  },
  'workingHours.registerException': {
    refused: ({ premisesId: id }) => [{ id, on: '2026-12-24', spans: [{ from: '08:00', to: '12:00' }] }],
  },
  'workingHours.remove': { refused: ({ premisesId: id }) => [{ id, regularFrom: ['2026-11-25'] }] },
  ...PLACE_FIXTURES,

  'documents.list': { blind: ({ mark }) => [{}, { search: mark }, { kind: 'cis_request' }] },
  'documents.beginUpload': { blind: () => [{ filename: 'racun.pdf', contentType: 'application/pdf', bytes: 10 }] },
  'documents.finishUpload': byId('uploadId'),
  'documents.cancelUpload': byId('uploadId'),
  'documents.upload': {
    blind: ({ receivedBase64: base64 }) => [{ filename: 'racun.pdf', contentType: 'application/pdf', base64 }],
  },
  'documents.remove': { refused: ({ documentId, receivedId }) => [{ id: documentId }, { id: receivedId }] },
  'documents.link': { refused: ({ documentId, receivedId }) => [{ id: documentId }, { id: receivedId }] },
  'documents.archivePage': { blind: () => [days] },
  'documents.archiveFile': { refused: ({ documentId, receivedId }) => [{ id: documentId }, { id: receivedId }] },
  'documents.invoicePdf': { refused: documentOf },

  'inspection.get': withoutInput,
  'internalAct.get': withoutInput,
  'internalAct.pdf': withoutInput,
  'internalAct.noticePdf': withoutInput,
  'internalAct.adopt': withoutInput,

  'mail.settings': withoutInput,
  'mail.heldBack': { blind: ({ mark }) => [{ addresses: [`${mark.toLowerCase()}@bounced.example`] }] },
  'mail.saveReplyTo': { blind: () => [{ replyTo: null }, { replyTo: 'novo@example.hr' }] },
  'mail.liftSuppression': {
    refused: ({ mark }) => [{ address: `${mark.toLowerCase()}@bounced.example` }],
  },

  'identity.signUp': { blind: ({ owner }) => [{ email: owner.session.email, name: 'Netko', password: 'tri zelena kišobrana' }] },
  'identity.verifyEmail': {
    blind: ({ owner }) => [{ email: owner.session.email, ticket: 'a'.repeat(43), code: '000000' }],
    ends: 'BAD_REQUEST',
  },
  'identity.resendCode': { blind: ({ owner }) => [{ email: owner.session.email, ticket: 'a'.repeat(43) }] },
  'identity.login': {
    blind: ({ owner }) => [{ email: owner.session.email, password: 'tri zelena kišobrana' }],
    ends: 'BAD_REQUEST',
  },
  'identity.logout': withoutInput,
  'installation.dataReceivers': withoutInput,
  'installation.links': { refused: () => [undefined] },
  'installation.checkLink': { refused: () => [{ provider: 'hnb' }] },
  'identity.requestPasswordReset': { blind: ({ owner }) => [{ email: owner.session.email }] },
  'identity.resetPassword': {
    blind: ({ owner }) => [{ email: owner.session.email, code: '000000', password: 'tri zelena kišobrana' }],
    ends: 'BAD_REQUEST',
  },
  'identity.changePassword': {
    blind: () => [{ currentPassword: 'netočna lozinka', password: 'tri zelena kišobrana' }],
    ends: 'BAD_REQUEST',
  },
  'identity.savePreferences': { blind: () => [{ theme: 'dark' }] },
  'identity.sessions': withoutInput,
  'identity.revokeSession': byId('sessionId'),
  'identity.revokeOtherSessions': withoutInput,

  'invoicing.list': {
    blind: ({ mark, contactId, cursor, oib }) => [
      {},
      { search: mark },
      { search: oib },
      { contactId },
      { cursor },
      { view: 'cancelled' },
    ],
  },
  'invoicing.get': { refused: documentOf },
  'invoicing.drafts': { blind: ({ mark }) => [{}, { search: mark }] },
  'invoicing.draft': { refused: documentOf },
  'invoicing.createDraft': {
    refused: (theirs) => [
      { copyOf: theirs.invoiceId },
      { copyOf: theirs.draftId },
      { content: { contactId: theirs.contactId } },
      { content: contentOf(theirs) },
    ],
    blind: ({ contactId }) => [{ contactId }],
  },
  'invoicing.openBlankDraft': { blind: ({ contactId }) => [{}, { contactId }] },
  'invoicing.saveDraft': {
    refused: (theirs, mine) => [
      { id: theirs.draftId, version: 1, content: { ...contentOf(theirs), contactId: mine.contactId } },
      { id: theirs.draftId, version: 1, content: { ...contentOf(mine), contactId: null } },
      { id: mine.draftId, version: 1, content: contentOf(theirs) },
    ],
  },
  'invoicing.deleteDraft': { refused: documentOf },
  'invoicing.issue': { refused: documentOf },
  'invoicing.beginCorrection': {
    refused: (theirs) => [theirs.invoiceId, theirs.draftId].map((id) => ({ id, kind: 'credit_note' })),
  },
  'invoicing.chooseAdvances': {
    refused: (theirs, mine) => [
      { id: theirs.draftId, advanceIds: [] },
      { id: mine.draftId, advanceIds: [theirs.invoiceId] },
    ],
  },
  'invoicing.beginFinal': { refused: documentOf },
  'invoicing.cancel': { refused: documentOf },
  'invoicing.send': {
    refused: ({ invoiceId, quoteId, draftId }) => [invoiceId, quoteId, draftId].map((id) => ({ id, to: 'netko@example.hr' })),
  },
  'invoicing.fiscalizeAgain': { refused: documentOf },
  'invoicing.changeReceipt': { refused: ({ invoiceId: id }) => [{ id, paymentMethod: 'other', buyerOib: null }] },
  'invoicing.reportTip': { refused: ({ invoiceId: id }) => [{ id, amount: '1.00', paymentMethod: 'cash' }] },
  'invoicing.recordPayment': { refused: ({ invoiceId: id }) => [{ id, amount: '1.00', paidOn: '2026-11-24', method: 'cash' }] },
  'invoicing.noteInternally': { refused: ({ invoiceId: id }) => [{ id, note: 'tuđe', labels: ['tuđe'] }] },
  'invoicing.sequences': withoutInput,
  'invoicing.startSequence': {
    refused: ({ premisesId, deviceId }) => [{ premisesId, deviceId, last: 5, lastOn: '2026-11-20' }],
  },
  'invoicing.voidPayment': {
    refused: (theirs, mine) => [
      { id: theirs.invoiceId, paymentId: theirs.paymentId },
      { id: mine.invoiceId, paymentId: theirs.paymentId },
      { id: theirs.invoiceId, paymentId: mine.paymentId },
    ],
  },

  ...CASH_FIXTURES,
  ...TILL_FIXTURES,
  ...EINVOICE_FIXTURES,
  ...OPENING_FIXTURES,

  'trade.list': { blind: ({ mark, contactId }) => [{}, { search: mark }, { contactId }, { view: 'converted' }] },
  'trade.get': byId('quoteId'),
  'trade.convert': { refused: ({ quoteId: id }) => [{ id, to: 'invoice' }] },
  'trade.beginDelivery': { refused: ({ quoteId, invoiceId }) => [{ id: quoteId }, { id: invoiceId }] },
  'trade.invoiceDeliveries': {
    refused: (theirs, mine) => [{ ids: [theirs.deliveryId] }, { ids: [mine.deliveryId, theirs.deliveryId] }],
  },
  'trade.decide': { refused: ({ quoteId: id }) => [{ id, decision: 'declined' }] },

  'logo.get': withoutInput,
  'logo.set': { blind: () => [{ base64: smallPicture() }] },
  'logo.setAccent': { blind: () => [{ accent: '#0d6b62' }] },
  'logo.remove': withoutInput,

  'banking.overview': withoutInput,
  'banking.transactions': { blind: ({ bankAccountId: accountId }) => [{}, { accountId }] },
  'banking.transaction': byId('bankTransactionId'),
  'banking.institutions': { blind: () => [{}] },
  'banking.beginConsent': {
    refused: ({ bankConnectionId: connectionId }) => [{ connectionId }],
    blind: () => [{ vendor: 'gocardless', institutionId: 'JADRANSKA_JADRHR2X', country: 'HR' }],
  },
  'banking.completeConsent': { blind: () => [{ state: 'tuđe', code: 'x' }], ends: 'BAD_REQUEST' },
  'banking.dismissConsent': byId('bankConsentId'),
  'banking.syncNow': byId('bankAccountId'),
  'banking.disconnect': byId('bankConnectionId'),

  'links.list': withoutInput,
  'links.check': { blind: () => [{ provider: 'hnb' }] },
  'mailbox.list': withoutInput,
  'mailbox.files': { blind: (theirs) => [{}, { mailboxId: theirs.mailboxId }] },
  'mailbox.folders': byId('mailboxId'),
  'mailbox.preview': { refused: ({ mailboxId: id }) => [{ id, files: ['pdf'], folder: 'INBOX' }] },
  'mailbox.beginConsent': {
    refused: ({ mailboxId }) => [{ vendor: 'google', mailboxId }],
    blind: () => [{ vendor: 'microsoft' }],
  },
  'mailbox.completeConsent': { blind: () => [{ vendor: 'google', state: 'tuđe', code: 'x' }], ends: 'BAD_REQUEST' },
  'mailbox.dismissConsent': byId('mailboxConsentId'),
  'mailbox.saveRules': { refused: ({ mailboxId: id }) => [{ id, files: ['pdf'], folder: 'INBOX' }] },
  'mailbox.setState': { refused: ({ mailboxId: id }) => [{ id, state: 'active' }] },
  'mailbox.readNow': byId('mailboxId'),
  'mailbox.disconnect': byId('mailboxId'),

  'expenses.document': byId('receivedId'),
  'expenses.requestReading': byId('receivedId'),
  'expenses.list': { blind: ({ mark }) => [{}, { search: mark }, { month: '2026-11' }] },
  'expenses.get': byId('expenseId'),
  'expenses.save': {
    refused: ({ expenseId, receivedId }) => [
      { ...cost, id: expenseId, version: 1 },
      { ...cost, documentId: receivedId },
    ],
  },
  'expenses.remove': byId('expenseId'),
  'expenses.restore': byId('expenseId'),
  'expenses.readingSettings': withoutInput,
  'expenses.saveReadingSettings': { blind: () => [{ automatic: true, monthlyBudget: '5.00' }] },

  'exchangeRates.list': { blind: () => [{}] },
  'exchangeRates.get': { blind: () => [{ currency: 'USD' }] },
  'overview.get': withoutInput,
  'overview.installation': withoutInput,
  'overview.invoiceNumbers': { blind: ({ invoiceId, stornoId }) => [{ ids: [invoiceId, stornoId] }] },

  'recurring.list': withoutInput,
  'recurring.get': byId('recurringId'),
  'recurring.begin': { refused: ({ invoiceId }) => [{ invoiceId }] },
  'recurring.create': { refused: ({ invoiceId }) => [{ invoiceId, ...schedule }] },
  'recurring.save': { refused: ({ recurringId: id }) => [{ id, version: 1, ...schedule }] },
  'recurring.setState': { refused: ({ recurringId: id }) => [{ id, state: 'paused' }] },
  'recurring.retry': { refused: ({ recurringId: id }) => [{ id, on: '2026-12-24' }] },
  'sharing.link': { refused: documentOf },
  'sharing.share': {
    refused: ({ invoiceId: id }) => [
      { id, renew: false },
      { id, renew: true },
    ],
  },
  'sharing.revoke': { refused: documentOf },
  // A token is the key itself; one that nobody gave opens nothing.
  'sharedDocuments.answer': { refused: () => [{ token: 'x'.repeat(43), decision: 'accepted', name: 'Ivan Perić' }] },
  'sharedDocuments.attachment': {
    refused: ({ attachmentId: documentId }) => [{ token: 'x'.repeat(43), documentId }],
  },
  'sharedDocuments.get': unknownToken,
  'sharedDocuments.pdf': unknownToken,
  'sharedDocuments.xml': unknownToken,
  'sharedDocuments.noteView': unknownToken,

  'parties.checkVatId': byId('contactId'),
  'parties.vatChecks': { blind: ({ contactId }) => [{ id: contactId }] },
  'parties.lookUpCompany': { blind: ({ contactOib }) => [{ oib: contactOib }] },
  'parties.lookUpVatId': { blind: ({ contactOib }) => [{ vatId: `HR${contactOib}` }] },
  'parties.list': { blind: ({ mark, contactOib }) => [{}, { search: mark }, { search: contactOib }, { archived: true }] },
  'parties.get': byId('contactId'),
  'parties.options': { blind: ({ mark }) => [{}, { search: mark }] },
  'parties.save': {
    refused: ({ contactId: id }) => [
      { id, ...contact },
      { id, version: 1, ...contact },
    ],
  },
  'parties.archive': {
    refused: ({ contactId: id }) => [
      { id, archived: true },
      { id, archived: false },
    ],
  },
  'parties.exportCsv': { blind: ({ mark }) => [{}, { search: mark }] },
  'parties.previewImport': { blind: contactFile },
  'parties.import': { blind: contactFile },

  'reminders.get': withoutInput,
  'reminders.standing': {
    blind: ({ contactId, invoiceId }) => [
      { target: 'contact', id: contactId },
      { target: 'invoice', id: invoiceId },
    ],
  },
  'reminders.save': {
    blind: () => [
      {
        active: false,
        pausedUntil: null,
        withInterest: true,
        withCompensation: false,
        steps: [{ afterDays: 3, hr: 'Opomena', en: 'Reminder' }],
      },
    ],
  },
  'reminders.hold': {
    refused: ({ contactId, invoiceId }) => [
      { target: 'contact', id: contactId, held: true },
      { target: 'invoice', id: invoiceId, held: true },
    ],
  },

  'reports.sales': {
    blind: () =>
      (['month', 'customer', 'product', 'vat', 'payment', 'operator', 'premises'] as const).map((by) => ({ ...days, by })),
  },
  'reports.ageing': { blind: () => [{}, { day: '2026-11-24' }] },
  'reports.ageingCsv': { blind: () => [{}] },
  'reports.ageingPdf': { blind: () => [{}] },
  'reports.salesCsv': { blind: () => [{ ...days, by: 'customer' }] },
  'reports.salesPdf': { blind: () => [{ ...days, by: 'customer' }] },
};
