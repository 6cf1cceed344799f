import { place, withoutInput, type Fixture } from './fixture-inputs.ts';

/** Procedures about premises, devices and operators. */
export const PLACE_FIXTURES: Readonly<Record<string, Fixture>> = {
  'companies.listPremises': withoutInput,
  'companies.listPlaceChanges': { blind: () => [{}] },
  'companies.savePremises': { refused: ({ premisesId: id }) => [{ id, ...place }] },
  'companies.saveDevice': {
    refused: (theirs, mine) => [
      { premisesId: theirs.premisesId, code: '9', name: 'Tuđe' },
      { id: theirs.deviceId, premisesId: theirs.premisesId, code: '9', name: 'Tuđe' },
      { id: theirs.deviceId, premisesId: mine.premisesId, code: '9', name: 'Tuđe' },
      { id: mine.deviceId, premisesId: theirs.premisesId, code: '9', name: 'Tuđe' },
    ],
  },
  'companies.addEInvoiceDevice': { refused: ({ premisesId }) => [{ premisesId }] },
  'companies.listOperators': withoutInput,
  'companies.saveOperator': {
    refused: ({ operatorId: id }) => [{ id, mark: 'X9', name: 'Tuđi', oib: '12345678903', isMe: true }],
  },
  'companies.setActive': {
    refused: ({ premisesId, deviceId, operatorId }) => [
      { what: 'premises', id: premisesId, active: false },
      { what: 'device', id: deviceId, active: false },
      { what: 'operator', id: operatorId, active: false },
    ],
  },
};
