import { describe, expect, it } from 'vitest';

import { parseXml } from '../xml/parse-xml.ts';
import { type ReadEInvoice, readEInvoice } from './read-einvoice.ts';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
const read = (content: string, root = 'Invoice'): ReadEInvoice => {
  const parsed = parseXml(
    `<${root} xmlns="${UBL}:${root}-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2" xmlns:ext="${UBL}:CommonExtensionComponents-2" xmlns:hrextac="urn:mfin.gov.hr:schema:xsd:HRExtensionAggregateComponents-1" xmlns:x="urn:x">${content}</${root}>`,
  );
  if (!parsed.ok) throw new Error(parsed.finding.message.en);
  return readEInvoice(parsed.root);
};

const shown = ({ groups }: ReadEInvoice) =>
  groups.map(({ title, fields }) => [
    title.hr,
    ...fields.map(({ label, value, qualifier }) => `${label.hr}: ${value} ${qualifier}`.trim()),
  ]);

describe('reading an eRačun for people', () => {
  it('names what business terms know, and groups it as people read it', () => {
    const document = read(
      '<cbc:ID>7/P1/1</cbc:ID><cbc:IssueDate>2026-11-24</cbc:IssueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>' +
        '<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">125.00</cbc:PayableAmount></cac:LegalMonetaryTotal>' +
        '<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Javor d.o.o.</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>' +
        '<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="H87">2</cbc:InvoicedQuantity></cac:InvoiceLine>' +
        '<cac:InvoiceLine><cbc:ID>2</cbc:ID></cac:InvoiceLine>',
    );
    expect(shown(document)).toEqual([
      ['Račun', 'Broj računa: 7/P1/1', 'Datum izdavanja: 2026-11-24', 'Vrsta računa: 380'],
      ['Prodavatelj', 'Naziv: Javor d.o.o.'],
      ['Stavka 1', 'Redni broj: 1', 'Količina: 2 H87'],
      ['Stavka 2', 'Redni broj: 2'],
      ['Ukupno', 'Za platiti: 125.00 EUR'],
    ]);
    expect(document.groups[0]?.fields[2]?.meaning?.hr).toBe('račun');
  });

  it('numbers the same places by whose they are', () => {
    const party = (name: string): string =>
      `<cac:${name}><cac:Party><cac:PostalAddress><cbc:CityName>Split</cbc:CityName></cac:PostalAddress></cac:Party></cac:${name}>`;
    const adjustment = (isCharge: boolean): string =>
      `<cac:AllowanceCharge><cbc:ChargeIndicator>${isCharge}</cbc:ChargeIndicator><cbc:Amount currencyID="EUR">1</cbc:Amount></cac:AllowanceCharge>`;
    const document = read(
      party('AccountingSupplierParty') + party('AccountingCustomerParty') + adjustment(false) + adjustment(true),
    );
    expect(document.groups.map(({ title, fields }) => [title.hr, fields.at(-1)?.term])).toEqual([
      ['Prodavatelj', 'BT-37'],
      ['Kupac', 'BT-52'],
      ['Popust', 'BT-92'],
      ['Trošak', 'BT-99'],
    ]);
  });

  it('leaves nothing out: what no term knows is named by its elements', () => {
    const document = read(
      '<cbc:ID>1</cbc:ID><cac:Shipment><cbc:GrossWeightMeasure unitCode="KGM">12</cbc:GrossWeightMeasure></cac:Shipment>' +
        '<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><x:Route><x:Code>A7</x:Code></x:Route></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>',
    );
    expect(shown(document)).toEqual([
      ['Račun', 'Broj računa: 1', 'Shipment › GrossWeightMeasure: 12 KGM'],
      ['Ostala proširenja', 'Route › Code: A7'],
    ]);
  });

  it('shows the Croatian extension by its own terms', () => {
    const [, croatian] = read(
      '<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><hrextac:HRFISK20Data><hrextac:HRObracunPDVPoNaplati>Da</hrextac:HRObracunPDVPoNaplati></hrextac:HRFISK20Data></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions><cbc:ID>1</cbc:ID>',
    ).groups;
    expect(croatian).toMatchObject({ title: { hr: 'Hrvatski podaci' }, fields: [{ term: 'HR-BT-15', value: 'Da' }] });
  });

  it('lists the files inside with their size', () => {
    const { attachments, groups } = read(
      '<cbc:ID>1</cbc:ID><cac:AdditionalDocumentReference><cbc:ID>P-1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="text/csv" filename="popis.csv">YSxiCg==</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>',
    );
    expect(attachments).toEqual([{ index: 0, filename: 'popis.csv', mimeCode: 'text/csv', bytes: 4 }]);
    expect(groups[1]).toMatchObject({ title: { hr: 'Prilog' }, fields: [{ value: 'P-1' }] });
  });

  it('reads an answer of an access point', () => {
    const document = read(
      '<cbc:ID>9</cbc:ID><cac:SenderParty><cbc:EndpointID schemeID="9934">12345678903</cbc:EndpointID></cac:SenderParty><cac:DocumentResponse><cac:Response><cbc:ResponseCode>RE</cbc:ResponseCode></cac:Response><cac:DocumentReference><cbc:ID>7/P1/1</cbc:ID></cac:DocumentReference></cac:DocumentResponse>',
      'ApplicationResponse',
    );
    expect(shown(document)).toEqual([
      ['Dokument', 'Broj dokumenta: 9'],
      ['Odgovor', 'Odgovor: RE', 'Broj računa: 7/P1/1'],
      ['Pošiljatelj', 'Elektronička adresa: 12345678903 9934'],
    ]);
    expect(document.groups[1]?.fields[0]?.meaning?.hr).toBe('odbijeno');
  });
});
