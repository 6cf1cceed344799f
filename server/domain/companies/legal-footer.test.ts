import { expect, it } from 'vitest';

import { needsLegalFooter } from './legal-footer.ts';

it.each([
  ['doo', null, true],
  ['jdoo', ' ', true],
  ['doo', 'Trgovački sud u Zagrebu, MBS 080000000', false],
  ['pausalni_obrt', null, false],
  ['obrt_pdv', null, false],
] as const)('a %s with the footer %j lacks it: %s', (kind, legalFooter, lacks) => {
  expect(needsLegalFooter({ kind, legalFooter })).toBe(lacks);
});
