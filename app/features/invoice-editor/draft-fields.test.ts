import { describe, expect, it } from 'vitest';
import type { DraftContent } from '#server/domain/invoicing/document.ts';
import type { TermKey } from '#server/domain/invoicing/einvoice-terms.ts';
import {
  contentOf,
  deductsName,
  fieldsOf,
  lineName,
  readFields,
  settled,
  termName,
  type DraftFields,
  type LineFields,
} from './draft-fields.ts';

const TODAY = '2026-11-24';

const LINE: DraftContent['lines'][number] = {
  productId: null,
  description: 'Fotografiranje i obrada, vjenčanje',
  quantity: '2.5',
  unit: 'HUR',
  unitPrice: '1234.50',
  discountPercent: '12.5',
  vatCode: 'exempt',
  exemptionReason: 'art39_education',
  kpd: '62.10.11',
};

const CONTENT: DraftContent = {
  kind: 'invoice',
  contactId: '0195d6a0-0000-7000-8000-000000000001',
  premisesId: '0195d6a0-0000-7000-8000-000000000002',
  deviceId: '0195d6a0-0000-7000-8000-000000000003',
  operatorId: null,
  priceMode: 'gross',
  lines: [LINE],
  discountPercent: '5',
  deliveryOn: null,
  dueOn: '2026-12-09',
  paymentMethod: 'card',
  note: 'Hvala.\nDo skorog viđenja!',
  locale: 'en',
};

/** As a browser sends the form. */
function sent(fields: DraftFields): FormData {
  const form = new FormData();
  const { lines, ...header } = fields;
  for (const [key, value] of Object.entries(header.einvoice)) form.set(termName(key as TermKey), value);
  for (const [name, value] of Object.entries(header)) form.set(name, String(value).replaceAll('\n', '\r\n'));
  for (const [index, { key: _key, ...line }] of lines.entries()) {
    for (const [field, value] of Object.entries(line))
      form.set(lineName(index, field as Exclude<keyof LineFields, 'key'>), value);
  }
  return form;
}

const typed = (line: Partial<LineFields>, header: Partial<DraftFields> = {}): DraftContent => {
  const fields = fieldsOf(CONTENT);
  return contentOf({ ...fields, ...header, lines: [{ ...(fields.lines[0] as LineFields), ...line }] }, TODAY);
};

describe('the editor’s form and the content of a draft', () => {
  it('keeps what is deducted of an advance as it is written, and only on an invoice', () => {
    const id = '0195d6a0-0000-7000-8000-000000000007';
    const fields = fieldsOf({ ...CONTENT, deducts: { [id]: '1250.5' } });
    expect(fields.deducts).toEqual({ [id]: '1.250,50' });
    const form = sent(fields);
    form.set(deductsName(id), ' 1.300,00');
    expect(contentOf(readFields(form), TODAY).deducts).toEqual({ [id]: '1300.00' });
    expect(contentOf({ ...fields, kind: 'quote' }, TODAY).deducts).toBeUndefined();
  });

  it('keep what the buyer asks for without blanks, and its days as dates', () => {
    const fields = fieldsOf({
      ...CONTENT,
      einvoice: { orderNumber: ' N-17 ', project: ' ', periodFrom: '1.11.', process: 'P2' },
    });
    const einvoice = { orderNumber: 'N-17', periodFrom: '2026-11-01', process: 'P2' };
    expect(contentOf(fields, TODAY).einvoice).toEqual(einvoice);
    expect(contentOf(readFields(sent(fields)), TODAY).einvoice).toEqual(einvoice);
  });

  it('keep the order and the delivery of a line without blanks, and a line of nothing else', () => {
    const references = { orderNumber: '4500/26', orderLine: '10' };
    const named = typed({ orderNumber: ' 4500/26 ', orderLine: '10', despatch: ' ' });
    expect(named.lines[0]?.references).toEqual(references);
    expect(contentOf(readFields(sent(fieldsOf(named))), TODAY)).toEqual({ ...CONTENT, lines: [{ ...LINE, references }] });
    const only = { productId: '', description: '', quantity: '1', unitPrice: '', discountPercent: '' };
    expect(typed({ ...only, receipt: 'PR-1' }).lines).toHaveLength(1);
    expect(typed({ ...only, receipt: ' ' }).lines).toHaveLength(0);
  });

  it('lose nothing on the way there and back, also through a browser', () => {
    expect(contentOf(fieldsOf(CONTENT), TODAY)).toEqual(CONTENT);
    expect(contentOf(readFields(sent(fieldsOf(CONTENT))), TODAY)).toEqual(CONTENT);
  });

  it('show numbers the Croatian way', () => {
    expect(fieldsOf(CONTENT).lines[0]).toMatchObject({ quantity: '2,5', unitPrice: '1.234,50', discountPercent: '12,5' });
  });

  it('read what people type', () => {
    expect(typed({ quantity: '1.000', unitPrice: '1.234,56 €', discountPercent: ' 10 ' }).lines[0]).toMatchObject({
      quantity: '1000',
      unitPrice: '1234.56',
      discountPercent: '10',
    });
    expect(typed({}, { dueOn: '9.12.', deliveryOn: '1/11/26' })).toMatchObject({ dueOn: '2026-12-09', deliveryOn: '2026-11-01' });
  });

  it('keep what cannot be read, for the person to mend', () => {
    expect(typed({ quantity: 'dva', unitPrice: '12,3,4' }).lines[0]).toMatchObject({ quantity: 'dva', unitPrice: '12,3,4' });
    expect(typed({}, { dueOn: 'sutra' }).dueOn).toBe('sutra');
  });

  it('leave blank lines out at the end only', () => {
    const fields = fieldsOf(CONTENT);
    const [line] = fields.lines as [LineFields];
    const blank: LineFields = { ...line, productId: '', description: ' ', quantity: '1', unitPrice: '', discountPercent: '' };
    expect(contentOf({ ...fields, lines: [line, blank, blank] }, TODAY).lines).toHaveLength(1);
    expect(contentOf({ ...fields, lines: [blank, line, blank] }, TODAY).lines).toHaveLength(2);
  });

  it('forget a reason that the chosen VAT code does not take', () => {
    expect(typed({ vatCode: 'standard', exemptionReason: 'art39_education' }).lines[0]?.exemptionReason).toBeNull();
  });

  it('write a number tidily on leaving its field and leave words alone', () => {
    expect([settled('1234,5', 2), settled('0.5', 0), settled('', 2), settled('pet', 2)]).toEqual(['1.234,50', '0,5', '', 'pet']);
  });
});
