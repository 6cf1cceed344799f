import { describe, expect, it } from 'vitest';
import { formatInvoiceNumber, isDeviceCode, isPremisesCode, sequenceKeyOf } from './number.ts';

describe('numbers of invoices', () => {
  it('are printed with slashes', () => {
    const number = { ordinal: 44, premisesCode: 'P1', deviceCode: '1' };
    expect(formatInvoiceNumber(number)).toBe('44/P1/1');
  });

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
