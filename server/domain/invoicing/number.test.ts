import { describe, expect, it } from 'vitest';
import { formatInvoiceNumber, isDeviceCode, isPremisesCode, parseInvoiceNumber, sequenceKeyOf } from './number.ts';

describe('numbers of invoices', () => {
  it('are read back from print, with slashes or hyphens', () => {
    const number = { ordinal: 44, premisesCode: 'P1', deviceCode: '1' };
    expect(formatInvoiceNumber(number)).toBe('44/P1/1');
    expect(parseInvoiceNumber('44/P1/1')).toEqual(number);
    expect(parseInvoiceNumber(' 44-P1-1 ')).toEqual(number);
    expect(parseInvoiceNumber('1234567890/POSL1/12')?.ordinal).toBe(1234567890);
  });

  it.each(['44', '44/P1', '44/P1-1', '0/P1/1', '044/P1/1', '44/P 1/1', '44/P1/01', '44/P1/BLAG1', '44/Č1/1'])(
    '%j is none',
    (text) => {
      expect(parseInvoiceNumber(text)).toBeNull();
    },
  );

  it('have marks that CIS takes', () => {
    expect([isPremisesCode('POSL1'), isPremisesCode('posl-1'), isPremisesCode('')]).toEqual([true, false, false]);
    expect([isDeviceCode('12'), isDeviceCode('01'), isDeviceCode('A1')]).toEqual([true, false, false]);
  });

  it('are counted for a premises or for each of its devices', () => {
    const place = { premisesId: 'p', deviceId: 'd' };
    expect(sequenceKeyOf('premises', place)).toBe(sequenceKeyOf('premises', { ...place, deviceId: 'e' }));
    expect(sequenceKeyOf('device', place)).not.toBe(sequenceKeyOf('device', { ...place, deviceId: 'e' }));
  });
});
