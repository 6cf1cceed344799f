import type { Fixture } from './fixture-inputs.ts';
import { byId, days, withoutInput } from './fixture-inputs.ts';

/** Procedures of shifts and of the cash book. At a drawer of another company nobody of ours is signed on. */
export const CASH_FIXTURES: Readonly<Record<string, Fixture>> = {
  'cash.shift': { blind: ({ deviceId }) => [{}, { deviceId }] },
  'cash.openShift': { refused: ({ deviceId }) => [{ deviceId, counted: '0.00' }] },
  'cash.closeShift': { refused: ({ deviceId, shiftId }) => [{ deviceId, shiftId, counted: '0.00', explanation: 'Tuđe' }] },
  'cash.reports': { blind: ({ deviceId }) => [{}, { deviceId }] },
  'cash.report': byId('shiftId'),
  'cash.reportPdf': byId('shiftId'),
  'cash.states': withoutInput,
  'cash.book': { blind: ({ premisesId }) => [{}, { premisesId }] },
  'cash.bookCsv': { refused: ({ premisesId }) => [{ premisesId, ...days }] },
  'cash.bookPdf': { refused: ({ premisesId }) => [{ premisesId, ...days }] },
  'cash.record': {
    refused: ({ premisesId, deviceId }, mine) => {
      const slip = { kind: 'pay_in', amount: '1.00', purpose: 'Tuđe' };
      return [
        { premisesId, ...slip },
        { premisesId: mine.premisesId, deviceId, ...slip },
      ];
    },
  },
  'cash.correct': { refused: ({ cashEntryId: id }) => [{ id, reason: 'Tuđe' }] },
};
