import { describe, expect, it } from 'vitest';
import { attachedName } from './attachable.ts';

describe('the name of an attached file', () => {
  it.each([
    ['Radni sati.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Radni sati.xlsx'],
    ['C:\\Slike\\krov.JPEG', 'image/jpeg', 'krov.JPEG'],
    ['../../etc/passwd', 'application/pdf', 'passwd.pdf'],
    ['račun.exe', 'application/pdf', 'račun.exe.pdf'],
    ['  ', 'image/png', 'prilog.png'],
  ] as const)('%s of %s is %s', (given, type, kept) => {
    expect(attachedName(given, type)).toBe(kept);
  });
});
