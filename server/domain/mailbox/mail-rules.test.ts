import { describe, expect, it } from 'vitest';

import { fileGroup, fileMatches, FIRST_RULES, mailMatches } from './mail-rules.ts';

const mail = (sender: string, subject = 'Obavijest') => ({ sender, subject });

describe('rules of a mailbox', () => {
  it('take every mail while they name nobody and nothing', () => {
    expect(mailMatches(mail('bilo.tko@primjer.hr'), FIRST_RULES)).toBe(true);
  });

  it('take a named address, and no other of the same house', () => {
    const rules = { ...FIRST_RULES, senders: ['racuni@telekom.hr'] };
    expect(mailMatches(mail('Racuni@Telekom.hr'), rules)).toBe(true);
    expect(mailMatches(mail('reklame@telekom.hr'), rules)).toBe(false);
  });

  it('take a named domain and those below it, and none that only ends alike', () => {
    const rules = { ...FIRST_RULES, senders: ['@telekom.hr'] };
    expect(mailMatches(mail('racuni@telekom.hr'), rules)).toBe(true);
    expect(mailMatches(mail('racuni@posta.telekom.hr'), rules)).toBe(true);
    expect(mailMatches(mail('racuni@netelekom.hr'), rules)).toBe(false);
    expect(mailMatches(mail('telekom.hr@primjer.hr'), rules)).toBe(false);
  });

  it('take a word of the subject, with or without diacritics and capitals', () => {
    const rules = { ...FIRST_RULES, subjectWords: ['račun'] };
    for (const subject of ['Račun 12-1-1', 'RACUN za studeni', 'Novi računi'])
      expect(mailMatches(mail('a@b.hr', subject), rules)).toBe(true);
    expect(mailMatches(mail('a@b.hr', 'Ponuda'), rules)).toBe(false);
  });

  it('take what either of them names', () => {
    const rules = { ...FIRST_RULES, senders: ['@telekom.hr'], subjectWords: ['račun'] };
    expect(mailMatches(mail('x@telekom.hr', 'Ponuda'), rules)).toBe(true);
    expect(mailMatches(mail('x@drugi.hr', 'Račun'), rules)).toBe(true);
    expect(mailMatches(mail('x@drugi.hr', 'Ponuda'), rules)).toBe(false);
  });

  it('know files by type, and by name where the type says nothing', () => {
    expect(fileGroup({ filename: 'x', contentType: 'application/pdf' })).toBe('pdf');
    expect(fileGroup({ filename: 'Račun.PDF', contentType: 'application/octet-stream' })).toBe('pdf');
    expect(fileGroup({ filename: 'x.xml', contentType: 'text/xml' })).toBe('xml');
    expect(fileGroup({ filename: 'slika', contentType: 'image/jpeg' })).toBe('image');
    expect(fileGroup({ filename: 'poziv.ics', contentType: 'text/calendar' })).toBeNull();
    expect(fileMatches({ filename: 'slika.jpg', contentType: 'image/jpeg' }, FIRST_RULES)).toBe(false);
  });
});
