import { expect, it } from 'vitest';

import { XML_LIMITS } from '#server/domain/einvoice/xml/parse-xml.ts';
import { checkFile } from './check-file.ts';

const unreadable = () => Promise.reject(new Error('was read'));

it('tells what is too large by its size, without reading it', async () => {
  const huge = Object.assign(new Blob([]), { name: 'film.xml', arrayBuffer: unreadable });
  Object.defineProperty(huge, 'size', { value: XML_LIMITS.maxLength + 1 });
  expect(await checkFile(huge, 'hr')).toMatchObject({
    name: 'film.xml',
    isRight: false,
    findings: [{ severity: 'fatal', message: expect.stringContaining('prevelika') as string }],
  });
});

it('says in the language of who asks where a file stops being XML', async () => {
  const cut = Object.assign(new Blob(['<a>\n<b>\n']), { name: 'pola.xml' });
  expect((await checkFile(cut, 'hr')).findings[0]?.message).toContain('element b nije zatvoren (redak 3)');
  expect((await checkFile(cut, 'en')).findings[0]?.message).toContain('unclosed tag: b (line 3)');
});
