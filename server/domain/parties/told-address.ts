/** Parts of an address that a register tells in one text; empty where they cannot be told apart. */
export interface ToldAddress {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

/** `1000 LJUBLJANA`, `AT-1010 Wien`, `00-950 WARSZAWA`, `1017 CA AMSTERDAM`: a post code, then a town. */
const TOWN = /^(?:[A-Z]{1,2}-)?(\d{2,6}(?:[- ]\d{2,3})?(?: [A-Z]{2}(?= ))?) +(\D.*)$/u;

/**
 * Takes an address apart that VIES tells as one text, its lines parted by commas: the last line that begins with a post code is the town,
 * what stands before it the street. Of a text without one nothing is guessed but that it is an address.
 */
export function splitToldAddress(address: string): ToldAddress {
  const parts = address
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const at = parts.findLastIndex((part) => TOWN.test(part));
  const [, postalCode = '', city = ''] = TOWN.exec(parts[at] ?? '') ?? [];
  if (at < 0) return { street: parts.join(', '), postalCode: '', city: '' };
  return { street: parts.slice(0, at).join(', '), postalCode, city };
}
