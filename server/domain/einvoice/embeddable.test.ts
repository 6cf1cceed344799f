import { expect, it } from 'vitest';

import { ATTACHABLE } from '#server/domain/attachments/attachable.ts';

import { filesOutside } from './embeddable.ts';

it('leaves outside of an eRačun what may be attached and not embedded (BR-CL-24)', () => {
  const files = Object.entries(ATTACHABLE).map(([contentType, ending]) => ({ filename: `prilog.${ending}`, contentType }));
  expect(filesOutside(files)).toEqual(['prilog.docx', 'prilog.odt']);
});
