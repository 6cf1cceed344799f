import { type Fixture } from './fixture-inputs.ts';

/** Procedures of the till. Who names another company's device finds it gone, or is told to sign on: both say nothing. */
export const TILL_FIXTURES: Readonly<Record<string, Fixture>> = {
  'till.get': { blind: ({ deviceId }) => [{}, { deviceId }] },
  'till.switchOperator': {
    refused: ({ operatorId, deviceId }, mine) => [
      { operatorId, deviceId, pin: '2580' },
      { operatorId, deviceId: mine.deviceId, pin: '2580' },
    ],
  },
  'till.lock': { blind: ({ deviceId }) => [{ deviceId }] },
};
