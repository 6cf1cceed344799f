import { byId, type Fixture } from './fixture-inputs.ts';

/** Procedures of the till. Who names another company's device finds it gone, or is told to sign on: both say nothing. */
export const TILL_FIXTURES: Readonly<Record<string, Fixture>> = {
  'till.get': { blind: ({ deviceId }) => [{}, { deviceId }] },
  'till.switchOperator': {
    refused: ({ operatorId, deviceId }, mine) => [
      { operatorId, deviceId, pin: '2580' },
      { operatorId, deviceId: mine.deviceId, pin: '2580' },
    ],
  },
  'till.products': { blind: ({ mark }) => [{}, { search: mark }] },
  'till.sell': {
    refused: ({ deviceId, productId, contactId, invoiceId }, mine) => {
      const lines = [{ id: invoiceId, productId, quantity: '1' }];
      const sale = { id: invoiceId, deviceId, lines, payments: [{ method: 'cash', amount: '45.00' }] };
      const own = [{ id: invoiceId, productId: mine.productId, quantity: '1' }];
      return [sale, { ...sale, deviceId: mine.deviceId }, { ...sale, deviceId: mine.deviceId, lines: own, contactId }];
    },
  },
  'till.orders': { refused: ({ deviceId }) => [{ deviceId }] },
  'till.saveOrder': {
    refused: ({ deviceId, productId, invoiceId: id }, mine) => {
      const order = { id, changeId: id, name: 'Tuđi stol', seen: [], lines: [{ id, productId, quantity: '1' }] };
      return [
        { ...order, deviceId },
        { ...order, deviceId: mine.deviceId },
      ];
    },
  },
  'till.moveOrder': {
    refused: ({ deviceId, orderId: id }, mine) => [
      { id, deviceId, name: 'Tuđi stol' },
      { id, deviceId: mine.deviceId, name: 'Tuđi stol' },
    ],
  },
  'till.leaveTip': {
    refused: ({ deviceId, invoiceId }, mine) => {
      const tip = { id: invoiceId, invoiceId, amount: '2.00', method: 'cash' };
      return [
        { ...tip, deviceId },
        { ...tip, deviceId: mine.deviceId },
      ];
    },
  },
  'till.spreadTips': {
    refused: ({ deviceId, invoiceId: id }) => [{ id, deviceId, amount: '2.00', method: 'cash', day: '2026-11-24', whose: 'all' }],
  },
  'till.tellTipAgain': {
    refused: ({ deviceId, tipId: id }, mine) => [
      { id, deviceId },
      { id, deviceId: mine.deviceId },
    ],
  },
  'till.tips': { blind: ({ deviceId }) => [{ deviceId, day: '2026-11-24' }, { deviceId }] },
  'till.cancel': {
    refused: ({ invoiceId: id, deviceId }, mine) => [
      { id, deviceId, reason: 'Tuđi' },
      { id, deviceId: mine.deviceId, reason: 'Tuđi' },
    ],
  },
  'till.enterParagon': {
    refused: ({ deviceId, operatorId, productId, invoiceId: id }, mine) => {
      const lines = [{ productId: '', description: 'Kava', quantity: '1', unitPrice: '2.00' }];
      const paper = {
        ...{ id, number: 'TU-1', writtenOn: '2026-11-24', writtenAt: '08:00', lines, total: '2.00', paymentMethod: 'cash' },
        ...{ deviceId: mine.deviceId, operatorId: mine.operatorId },
      };
      return [
        { ...paper, deviceId },
        { ...paper, operatorId },
        { ...paper, lines: [{ ...lines[0], productId }] },
      ];
    },
  },
  'till.paragons': { blind: ({ deviceId }) => [{}, { deviceId }] },
  'till.deliver': byId('invoiceId'),
  'till.receipt': byId('invoiceId'),
  'till.receiptPdf': { refused: ({ invoiceId: id }) => [{ id, width: 58 }] },
  'till.receipts': { blind: ({ deviceId }) => [{ deviceId }] },
  'till.findBuyer': { blind: ({ contactOib: oib }) => [{ oib }] },
  'till.lock': { blind: ({ deviceId }) => [{ deviceId }] },
};
