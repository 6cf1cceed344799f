import { accountInput } from '#tests/integration/einvoice/kit.ts';

import { byId, documentOf, type Fixture, withoutInput } from './fixture-inputs.ts';

/** Procedures of eRačun: the account, what is sent, what came, and what is reported. */
export const EINVOICE_FIXTURES: Readonly<Record<string, Fixture>> = {
  'einvoice.settings': withoutInput,
  'einvoice.saveAccount': { blind: (_, { oib }) => [accountInput('eposlovanje', oib)] },
  'einvoice.setup': withoutInput,
  'einvoice.checkOwnAddress': withoutInput,
  'einvoice.setAttachesPdf': { blind: () => [{ attachesPdf: false }] },
  'einvoice.setMailsNotIssued': { blind: () => [{ mailsNotIssued: false }] },
  'einvoice.confirmSetupStep': { blind: () => [{ step: 'authorisation', done: true }] },
  'einvoice.testAccount': withoutInput,
  'einvoice.outgoing': { blind: ({ mark }) => [{}, { search: mark }, { view: 'attention' }] },
  'einvoice.ofInvoice': { refused: documentOf },
  'einvoice.canBuyerReceive': { refused: documentOf },
  'einvoice.canContactReceive': byId('contactId'),
  'einvoice.send': { refused: documentOf },
  'einvoice.checkNow': { refused: documentOf },
  'einvoice.resolveUnsure': { refused: ({ invoiceId: id }) => [{ id, wasSent: true }] },
  'einvoice.reportNotIssued': { refused: documentOf },
  'einvoice.reports': { blind: () => [{}, { view: 'done' }] },
  'einvoice.reportMessage': byId('reportId'),
  'einvoice.holdReport': { refused: ({ reportId: id }) => [{ id, held: false }] },
  'einvoice.setReportMethod': { refused: ({ reportId: id }) => [{ id, method: 'O' }] },
  'einvoice.reportClosing': { refused: ({ invoiceId: id }) => [{ id, told: true }] },
  'einvoice.reportNow': { refused: ({ reportId }, mine) => [{ ids: [reportId] }, { ids: [mine.reportId, reportId] }] },
  'einvoice.resolveReport': { refused: ({ reportId: id }) => [{ id, wasRecorded: true }] },
  'einvoice.incoming': { blind: ({ mark }) => [{}, { search: mark }, { view: 'open' }] },
  'einvoice.getIncoming': byId('einvoiceId'),
  'einvoice.incomingContent': byId('einvoiceId'),
  'einvoice.incomingPdf': byId('einvoiceId'),
  'einvoice.incomingAttachment': { refused: ({ einvoiceId: id }) => [{ id, index: 0 }] },
  'einvoice.life': {
    refused: ({ einvoiceId, invoiceId }) => [
      { id: einvoiceId, direction: 'in' },
      { id: invoiceId, direction: 'out' },
    ],
  },
  'einvoice.expenseProposal': byId('einvoiceId'),
  'einvoice.bookIncoming': byId('einvoiceId'),
  'einvoice.receiveNow': withoutInput,
  'einvoice.reject': { refused: ({ einvoiceId: id }) => [{ id, reason: 'N', text: 'Tuđe' }] },
  'einvoice.accept': byId('einvoiceId'),
  'einvoice.markPaid': byId('einvoiceId'),
  'einvoice.removeAccount': withoutInput,
};
