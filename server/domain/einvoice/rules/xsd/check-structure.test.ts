import { describe, expect, it } from 'vitest';

import { parseXml } from '../../xml/parse-xml.ts';
import { checkStructure } from './check-structure.ts';

const NAMESPACES =
  'xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" ' +
  'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" ' +
  'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" ' +
  'xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2" ' +
  'xmlns:hrextac="urn:mfin.gov.hr:schema:xsd:HRExtensionAggregateComponents-1" ' +
  'xmlns:ds="http://www.w3.org/2000/09/xmldsig#" ' +
  'xmlns:sig="urn:oasis:names:specification:ubl:schema:xsd:CommonSignatureComponents-2" ' +
  'xmlns:sac="urn:oasis:names:specification:ubl:schema:xsd:SignatureAggregateComponents-2"';

const HEAD = '<cbc:ID>1/P1/1</cbc:ID><cbc:IssueDate>2026-01-02</cbc:IssueDate>';
const PARTIES =
  '<cac:AccountingSupplierParty><cac:Party/></cac:AccountingSupplierParty>' +
  '<cac:AccountingCustomerParty><cac:Party/></cac:AccountingCustomerParty>';
const TOTAL = '<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">1.25</cbc:PayableAmount></cac:LegalMonetaryTotal>';
const LINE =
  '<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:LineExtensionAmount currencyID="EUR">1.00</cbc:LineExtensionAmount><cac:Item/></cac:InvoiceLine>';

const GOOD = HEAD + PARTIES + TOTAL + LINE;

const found = (content: string, root = 'Invoice'): readonly string[] => {
  const parsed = parseXml(`<${root} ${NAMESPACES}>${content}</${root}>`);
  const findings = parsed.ok ? checkStructure(parsed.root) : [parsed.finding];
  return findings.map(({ path, message }) => `${path}: ${message.hr}`);
};

describe('structure of an eRačun', () => {
  it('finds nothing in a document that is built as it should be', () => {
    expect(found(GOOD)).toEqual([]);
  });

  it.each([
    ['another document', '', 'Order', '/Order', 'mora počinjati elementom Invoice'],
    [
      'a mandatory element that is missing',
      GOOD.replace(/<cbc:IssueDate>.*?<\/cbc:IssueDate>/, ''),
      'Invoice',
      '/Invoice',
      'nedostaje obavezni element cbc:IssueDate',
    ],
    [
      'elements in another order',
      HEAD + PARTIES + LINE + TOTAL,
      'Invoice',
      '/Invoice/cac:LegalMonetaryTotal',
      'Premjestite ga ispred elementa cac:InvoiceLine',
    ],
    ['an element twice', `<cbc:ID>1</cbc:ID>${GOOD}`, 'Invoice', '/Invoice/cbc:ID[2]', 'samo jednom'],
    ['an unknown element', GOOD + '<cbc:Napomena/>', 'Invoice', '/Invoice/cbc:Napomena', 'ne postoji u elementu ubl:Invoice'],
    [
      'a comma in an amount',
      GOOD.replace('1.25', '1,25'),
      'Invoice',
      '/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount',
      'Vrijednost „1,25”',
    ],
    [
      'an amount without its currency',
      GOOD.replace(' currencyID="EUR"', ''),
      'Invoice',
      '/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount',
      'mora imati atribut currencyID',
    ],
    [
      'an attribute of another type',
      GOOD.replace('<cbc:ID>', '<cbc:ID currencyID="EUR">'),
      'Invoice',
      '/Invoice/cbc:ID',
      'ne smije imati atribut currencyID',
    ],
    [
      'a day that does not exist',
      GOOD.replace('2026-01-02', '2026-02-29'),
      'Invoice',
      '/Invoice/cbc:IssueDate',
      'datum kalendara',
    ],
    [
      'text between elements',
      GOOD.replace('<cac:Item/>', '<cac:Item>torba</cac:Item>'),
      'Invoice',
      '/Invoice/cac:InvoiceLine/cac:Item',
      'tekst „torba”',
    ],
    [
      'an element in a value',
      GOOD.replace('1.25', '<cbc:Name>1</cbc:Name>'),
      'Invoice',
      '/Invoice/cac:LegalMonetaryTotal/cbc:PayableAmount',
      'smije imati samo vrijednost',
    ],
    [
      'a language that is none',
      `<cbc:ID>1</cbc:ID><cbc:IssueDate>2026-01-02</cbc:IssueDate><cbc:Note languageID="hr_HR">x</cbc:Note>${PARTIES}${TOTAL}${LINE}`,
      'Invoice',
      '/Invoice/cbc:Note',
      'languageID',
    ],
  ])('finds %s and says what to do', (_what, content, root, path, message) => {
    const findings = found(content, root);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.startsWith(path)).toBe(true);
    expect(findings[0]).toContain(message);
  });

  it('takes values as the schema does', () => {
    const withDate = (date: string): string => GOOD.replace('2026-01-02', date);
    for (const date of [' 2026-01-02 ', '2028-02-29', '2026-01-02Z', '2026-01-02+14:00'])
      expect(found(withDate(date))).toEqual([]);
    for (const date of ['0000-01-01', '2026-1-2', '2026-00-10', '2026-01-02+15:00', '\u00a02026-01-02', ''])
      expect(found(withDate(date))).toHaveLength(1);
    const withAmount = (amount: string): string => GOOD.replace('1.25', amount);
    for (const amount of ['+1', '.5', '-1.', ' 0 ']) expect(found(withAmount(amount))).toEqual([]);
    for (const amount of ['', '.', '1e3', 'NaN', '1 000']) expect(found(withAmount(amount))).toHaveLength(1);
  });

  it('goes on after a finding', () => {
    expect(found(GOOD.replace('2026-01-02', '2.1.2026.').replace('1.25', '1,25') + '<cbc:Extra/>')).toHaveLength(3);
  });

  it('keeps to the Croatian extension: one content in each, and a signature may be there', () => {
    const extension = (content: string): string =>
      `<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent>${content}</ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>${GOOD}`;
    const cash = '<hrextac:HRFISK20Data><hrextac:HRObracunPDVPoNaplati>da</hrextac:HRObracunPDVPoNaplati></hrextac:HRFISK20Data>';
    const signature =
      '<sig:UBLDocumentSignatures><sac:SignatureInformation><ds:Signature><ds:SignedInfo/></ds:Signature></sac:SignatureInformation></sig:UBLDocumentSignatures>';
    expect(found(extension(cash))).toEqual([]);
    expect(found(extension(signature))).toEqual([]);
    expect(found(extension(cash + signature))).toHaveLength(1);
    expect(found(extension('<hrextac:HRTaxTotal/>'))).toHaveLength(1);
  });

  it('reports no more than a person can read', () => {
    expect(found(GOOD + '<cbc:Nepoznato/>'.repeat(5_000))).toHaveLength(200);
  });
});
