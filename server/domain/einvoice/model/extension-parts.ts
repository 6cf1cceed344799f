import { elementsAt, type XmlElement } from '../xml/tree.ts';
import type { CroatianVatRow, EInvoice } from './einvoice.ts';
import { tagOf } from '../xml-text.ts';
import { type Part, partsOf } from './parts.ts';
import { treatmentParts } from './shared-parts.ts';

const root = partsOf<EInvoice>();
const row = partsOf<CroatianVatRow>();
const vat = partsOf<NonNullable<EInvoice['croatianVat']>>();
const totals = partsOf<NonNullable<EInvoice['croatianTotals']>>();

const DATA = 'hrextac:HRFISK20Data';
const holdsData = (element: XmlElement): boolean => elementsAt(element, ['ext:ExtensionContent', DATA]).length > 0;

const SIGNATURE_PLACE = ['ext:UBLExtension', 'ext:ExtensionContent', 'sig:UBLDocumentSignatures'].map(tagOf);
const SIGNATURE = tagOf('sac:SignatureInformation');

/** The place in which the intermediary signs. */
const signaturePlace: Part<EInvoice> = {
  write(out) {
    const opened = SIGNATURE_PLACE.map((tag) => ({ tag, at: out.open(tag) }));
    out.empty(SIGNATURE);
    for (const { tag, at } of opened.reverse()) out.close(tag, at);
  },
  read: () => undefined,
};

/** HR-BT-15 to HR-BT-25 in the order of HRExtensionAggregateComponents-1, and behind them the signature. */
export const croatianExtension: Part<EInvoice> = root.within('ext:UBLExtensions', [
  root.within(
    'ext:UBLExtension',
    [
      root.within('ext:ExtensionContent', [
        root.within(DATA, [
          root.textOrNull('onCollection', 'hrextac:HRObracunPDVPoNaplati'),
          root.one('croatianVat', 'hrextac:HRTaxTotal', [
            vat.amount('vatMinor', 'cbc:TaxAmount'),
            vat.list('rows', 'hrextac:HRTaxSubtotal', [
              row.amount('baseMinor', 'cbc:TaxableAmount'),
              row.amount('vatMinor', 'cbc:TaxAmount'),
              row.within('hrextac:HRTaxCategory', [
                row.beside('vat', treatmentParts),
                row.within('hrextac:HRTaxScheme', [row.text('scheme', 'cbc:ID')]),
              ]),
            ]),
          ]),
          root.one('croatianTotals', 'hrextac:HRLegalMonetaryTotal', [
            totals.amount('taxableMinor', 'cbc:TaxExclusiveAmount'),
            totals.amount('outsideMinor', 'hrextac:OutOfScopeOfVATAmount'),
          ]),
        ]),
      ]),
    ],
    { fits: holdsData },
  ),
  signaturePlace,
]);
