import { describe, expect, it } from 'vitest';
import {
  CUSTOMER_SEARCH,
  FIND_CUSTOMER,
  findProductIntent,
  foundPath,
  pickCustomerIntent,
  pickProductIntent,
  readFindQuery,
  readPlainWish,
  SHOWN_CUSTOMER,
} from './plain-wish.ts';

const ID = '0195d6a0-0000-7000-8000-000000000009';
const PATH = '/sova/racuni/nacrti/1';

function sent(search: string, shown = '', rest: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...rest, [CUSTOMER_SEARCH]: search, [SHOWN_CUSTOMER]: shown })) {
    form.set(name, value);
  }
  return form;
}

describe('a form without scripts', () => {
  it('searches for the customer and the product that its fields name', () => {
    expect(readPlainWish(sent(' durda '), FIND_CUSTOMER)).toEqual({ kind: 'find-customer', text: 'durda' });
    const form = sent('', '', { 'lines[2].description': 'foto' });
    expect(readPlainWish(form, findProductIntent(2))).toEqual({ kind: 'find-product', index: 2, text: 'foto' });
  });

  it('offers the usual customers where the field still names the one that is chosen', () => {
    expect(readPlainWish(sent('Đurđa', 'Đurđa'), FIND_CUSTOMER)).toEqual({ kind: 'find-customer', text: '' });
  });

  it('picks by button', () => {
    expect(readPlainWish(sent(''), pickCustomerIntent(ID))).toEqual({ kind: 'pick-customer', contactId: ID });
    expect(readPlainWish(sent(''), pickCustomerIntent(''))).toEqual({ kind: 'pick-customer', contactId: '' });
    expect(readPlainWish(sent(''), pickProductIntent(3, ID))).toEqual({ kind: 'pick-product', index: 3, productId: ID });
  });

  it('never issues to another customer than the one whose name was typed', () => {
    for (const intent of ['issue', 'issue-send', 'save']) {
      expect(readPlainWish(sent('Ivo', 'Đurđa'), intent)).toEqual({ kind: 'find-customer', text: 'Ivo' });
      expect(readPlainWish(sent('', 'Đurđa'), intent)).toEqual({ kind: 'pick-customer', contactId: '' });
      expect(readPlainWish(sent('Đurđa', 'Đurđa'), intent)).toBeNull();
    }
  });

  it('asks for nothing with scripts', () => {
    expect(readPlainWish(new FormData(), 'issue')).toBeNull();
  });

  it('keeps its search in the address', () => {
    for (const wish of [
      { kind: 'find-customer', text: 'Š & č' },
      { kind: 'find-product', index: 1, text: 'foto' },
    ] as const) {
      const url = new URL(foundPath(PATH, wish), 'http://127.0.0.1');
      expect(url.pathname).toBe(PATH);
      expect(readFindQuery(url.searchParams)).toEqual(wish);
    }
    expect(readFindQuery(new URLSearchParams())).toBeNull();
    expect(readFindQuery(new URLSearchParams('trazi=artikl&redak=x'))).toBeNull();
  });
});
