import type { VatCheckAnswer } from '#server/integrations/vat-check/port.ts';

import type { ViesAnswer } from './wire.ts';

/** Addresses come in lines; some states put tabs and runs of blanks between the parts. */
const oneLine = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join(', ');

export const toVatCheckAnswer = (answer: ViesAnswer): VatCheckAnswer => ({
  valid: answer.valid === 'true',
  name: answer.traderName === null ? null : oneLine(answer.traderName),
  address: answer.traderAddress === null ? null : oneLine(answer.traderAddress),
  requestId: answer.requestIdentifier,
  checkedOn: answer.requestDate.slice(0, 10),
});
