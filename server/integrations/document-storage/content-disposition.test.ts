import { describe, expect, it } from 'vitest';

import { contentDisposition } from '#server/integrations/document-storage/content-disposition.ts';

describe('the name under which a document is saved', () => {
  it.each([
    ['racun.pdf', `inline; filename="racun.pdf"; filename*=UTF-8''racun.pdf`],
    [
      'Račun ŠĐČĆŽ šđčćž.pdf',
      `inline; filename="Racun SDCCZ sdccz.pdf"; filename*=UTF-8''Ra%C4%8Dun%20%C5%A0%C4%90%C4%8C%C4%86%C5%BD%20%C5%A1%C4%91%C4%8D%C4%87%C5%BE.pdf`,
    ],
    ["O'Brien (kopija)*.pdf", `inline; filename="O'Brien (kopija)_.pdf"; filename*=UTF-8''O%27Brien%20%28kopija%29_.pdf`],
    ['50% popusta.pdf', `inline; filename="50_ popusta.pdf"; filename*=UTF-8''50%25%20popusta.pdf`],
    ['发票.pdf', `inline; filename="__.pdf"; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf`],
  ])('%s keeps its letters', (filename, expected) => expect(contentDisposition('inline', filename)).toBe(expected));

  it('writes a letter that was typed as two marks as one', () =>
    expect(contentDisposition('inline', 'rac\u030Cun')).toBe(contentDisposition('inline', 'račun')));

  it.each(['../../etc/passwd', 'a"; filename="b.exe', 'a\r\nSet-Cookie: x=1', 'C:\\racun.pdf'])(
    '%j cannot leave its place',
    (filename) => {
      const header = contentDisposition('attachment', filename);
      expect(header).toMatch(/^attachment; filename="[^"\\/:\r\n]+"; filename\*=UTF-8''[A-Za-z0-9%._~!$&+^`|-]+$/);
    },
  );

  it('has a name when there is none', () => expect(contentDisposition('inline', '  ')).toContain('filename="document"'));

  it('does not split a letter when a name is too long', () => {
    expect(() => contentDisposition('inline', `${'a'.repeat(179)}😀.pdf`)).not.toThrow();
  });
});
