import { expect, it } from 'vitest';

import { splitToldAddress } from './told-address.ts';

it.each([
  ['SLOVENSKA CESTA 1, 1000 LJUBLJANA', 'SLOVENSKA CESTA 1', '1000', 'LJUBLJANA'],
  ['Ringstraße 12, AT-1010 Wien', 'Ringstraße 12', '1010', 'Wien'],
  ['VIA ROMA 3, 34121 TRIESTE TS', 'VIA ROMA 3', '34121', 'TRIESTE TS'],
  ['NOWY ŚWIAT 5 M. 7, 00-950 WARSZAWA', 'NOWY ŚWIAT 5 M. 7', '00-950', 'WARSZAWA'],
  ['DAMRAK 00001, 1012 LG AMSTERDAM', 'DAMRAK 00001', '1012 LG', 'AMSTERDAM'],
  ['ILICA 1, ZAGREB, 10000 ZAGREB', 'ILICA 1, ZAGREB', '10000', 'ZAGREB'],
  ['GŁÓWNA 1, 30 ROCHES', 'GŁÓWNA 1', '30', 'ROCHES'],
  ['3RD FLOOR KILMORE HOUSE, SPENCER DOCK, DUBLIN 1', '3RD FLOOR KILMORE HOUSE, SPENCER DOCK, DUBLIN 1', '', ''],
  ['', '', '', ''],
])('%s', (told, street, postalCode, city) => {
  expect(splitToldAddress(told)).toEqual({ street, postalCode, city });
});
