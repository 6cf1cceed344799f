import { describe, expect, it } from 'vitest';
import { documentQuery, invoiceIdOf, readDocumentParams, searchedName } from './document-params.ts';

const read = (query: string) => readDocumentParams(new URLSearchParams(query));

describe('the address of the kept files', () => {
  it('keeps everything through reading and writing', () => {
    const query = '?q=Racun&vrsta=invoice_pdf&nakon=a&nakon=b&datoteka=0195d6a0-0000-7000-8000-000000000001';
    expect(documentQuery(read(query))).toBe(query);
  });

  it('is empty where nothing was chosen, and forgets what it does not know', () => {
    expect(documentQuery(read('q=&vrsta=slika'))).toBe('');
  });
});

describe('looking for files', () => {
  it('takes a number as it is printed', () => {
    expect(searchedName('44/P1/1')).toBe('44-P1-1');
    expect(searchedName('RacunZahtjev')).toBe('RacunZahtjev');
  });

  it('knows the document that a file belongs to', () => {
    expect(invoiceIdOf({ subject: 'invoice:0195d6a0-0000-7000-8000-000000000001' })).toBe('0195d6a0-0000-7000-8000-000000000001');
    expect(invoiceIdOf({ subject: 'company' })).toBeNull();
  });
});
