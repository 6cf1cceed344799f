import { describe, expect, it } from 'vitest';

import { deviceIssues, placeServing, placesServing, purposeFor } from './device-purpose.ts';

const till = { id: 'till', purpose: 'receipts' } as const;
const office = { id: 'office', purpose: 'einvoices' } as const;
const old = { id: 'old', purpose: null } as const;
const places = [
  { id: 'shop', devices: [till, office] },
  { id: 'kiosk', devices: [till] },
];

describe('the purpose of a device', () => {
  it('follows from the way a document goes', () => {
    expect(purposeFor({ isEInvoice: true, isFiscalized: false })).toBe('einvoices');
    expect(purposeFor({ isEInvoice: false, isFiscalized: true })).toBe('receipts');
    expect(purposeFor({ isEInvoice: false, isFiscalized: false })).toBeNull();
  });

  it('leaves only places with a device that serves', () => {
    expect(placesServing(places, 'einvoices')).toEqual([{ id: 'shop', devices: [office] }]);
    expect(placesServing([{ id: 'shop', devices: [old] }], 'einvoices')).toHaveLength(1);
    expect(placesServing(places, null)).toEqual(places);
  });

  it('keeps the chosen device while it serves, else takes one of the same premises, else the first', () => {
    expect(placeServing(places, 'receipts', { premisesId: 'kiosk', deviceId: 'till' })).toEqual({
      premisesId: 'kiosk',
      deviceId: 'till',
    });
    expect(placeServing(places, 'einvoices', { premisesId: 'shop', deviceId: 'till' })?.deviceId).toBe('office');
    expect(placeServing(places, 'einvoices', { premisesId: 'kiosk', deviceId: 'till' })?.premisesId).toBe('shop');
    expect(placeServing([{ id: 'kiosk', devices: [till] }], 'einvoices', { premisesId: null, deviceId: null })).toBeNull();
  });

  it('is complained about with the way out', () => {
    expect(deviceIssues(places, 'einvoices', 'office')).toEqual([]);
    expect(deviceIssues(places, null, 'till')).toEqual([]);
    const codes = (...call: Parameters<typeof deviceIssues>) => deviceIssues(...call).map(({ code }) => code);
    expect(codes(places, 'einvoices', 'till')).toEqual(['DEVICE_FOR_RECEIPTS']);
    expect(codes(places, 'receipts', 'office')).toEqual(['DEVICE_FOR_EINVOICES']);
    expect(codes([{ id: 'kiosk', devices: [till] }], 'einvoices', 'till')).toEqual(['DEVICE_FOR_EINVOICES_MISSING']);
  });
});
