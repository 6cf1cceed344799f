import { describe, expect, it } from 'vitest';

import { filesOf, partOf, readCursor, toMailHead, writeCursor } from './map.ts';
import type { GmailPart } from './wire.ts';

const file = (partId: string, filename: string, mimeType: string, disposition = 'attachment'): GmailPart => ({
  partId,
  filename,
  mimeType,
  headers: [{ name: 'Content-Disposition', value: `${disposition}; filename="${filename}"` }],
  body: { size: 10, attachmentId: `ANG-${partId}` },
});
const text = (partId: string): GmailPart => ({ partId, filename: '', mimeType: 'text/plain', body: { size: 3, data: 'YWJj' } });
const multi = (partId: string, mimeType: string, parts: GmailPart[]): GmailPart => ({ partId, filename: '', mimeType, parts });

describe('files of a mail', () => {
  it('are found in mails within mails, without pictures of the text', () => {
    const mail = multi('', 'multipart/mixed', [
      multi('0', 'multipart/related', [text('0.0'), file('0.1', 'logo.png', 'image/png', 'inline')]),
      file('1', 'racun.pdf', 'application/pdf'),
      multi('2', 'message/rfc822', [
        multi('2.0', 'multipart/mixed', [text('2.0.0'), file('2.0.1', 'fotografija.jpg', 'image/jpeg')]),
      ]),
    ]);
    expect(filesOf(mail).map(({ part, filename }) => [part, filename])).toEqual([
      ['1', 'racun.pdf'],
      ['2.0.1', 'fotografija.jpg'],
    ]);
    expect(partOf(mail, '2.0.1')?.filename).toBe('fotografija.jpg');
  });

  it('are the mail itself when it is one file, with a name where it has none', () => {
    const mail: GmailPart = { partId: '', filename: '', mimeType: 'application/pdf', body: { size: 5, data: 'JVBERg' } };
    expect(filesOf(mail)).toMatchObject([{ part: '0', filename: 'prilog-0.pdf', handle: '' }]);
    expect(partOf(mail, '0')).toBe(mail);
  });

  it('lose paths and control characters of their names', () => {
    expect(filesOf(file('1', '..\\mape/ra\u0000čun.pdf', 'application/pdf'))[0]?.filename).toBe('račun.pdf');
  });
});

describe('heads', () => {
  it('name the sender in small letters', () => {
    const headers = [
      { name: 'from', value: '"Kovač, Ana" <Ana.Kovac@Primjer.hr>' },
      { name: 'SUBJECT', value: 'Račun' },
    ];
    expect(toMailHead({ id: 'a', internalDate: '1764000000000', payload: { headers } })).toEqual({
      id: 'a',
      sender: 'ana.kovac@primjer.hr',
      senderName: 'Kovač, Ana',
      subject: 'Račun',
      receivedAt: new Date(1_764_000_000_000),
      hasAttachments: null,
    });
  });
});

describe('places of reading', () => {
  it('are read as they were written, and nothing else is', () => {
    for (const place of [
      { in: 'list', historyId: '17', page: 'a:b' },
      { in: 'history', historyId: '17', page: null },
      { in: 'history', historyId: '17', page: 'x' },
    ] as const) {
      expect(readCursor(writeCursor(place))).toEqual(place);
    }
    for (const other of ['', 'list:17:', 'history:x:', 'https://graph.microsoft.com/']) expect(readCursor(other)).toBeNull();
  });
});
