import { isKnownKpd } from '../../../catalog/kpd-codes.ts';
import { attributeOf, stringValue, type XmlElement } from '../../xml/tree.ts';
import { fatal, type RuleContext, type RulePattern } from '../kit/rule.ts';
import { isBelow } from '../kit/tests.ts';
import { isBlankText, normalizeSpace } from '../kit/values.ts';

/** Croatian labels of VAT categories (HR-TB-2). */
export const HR_LABELS: ReadonlySet<string> = new Set([
  'HR:PDV25',
  'HR:PDV13',
  'HR:PDV5',
  'HR:Z',
  'HR:K',
  'HR:G',
  'HR:AE',
  'HR:E',
  'HR:POVNAK',
  'HR:PP',
  'HR:PPMV',
  'HR:O',
  'HR:N',
]);

/** Intermediaries sign into an empty frame. */
function isOfSignature(element: XmlElement): boolean {
  for (let each: XmlElement | null = element; each !== null; each = each.parent)
    if (each.name === 'sig:UBLDocumentSignatures') return true;
  return false;
}

/** HR-BR-33: no element without elements and without text, outside the frame of signatures. */
export const noEmptyElements: RuleContext = {
  on: () => true,
  when: (element) => element.children.length === 0 && isBlankText(element.text) && !isOfSignature(element),
  assertions: [fatal('HR-BR-33', () => false)],
};

const CATEGORY_NAMES: ReadonlySet<string> = new Set(['cac:TaxCategory', 'cac:ClassifiedTaxCategory', 'hrextac:HRTaxCategory']);

/** KPD is the list `CG`; codes of other lists are not our business, codes of no list are. */
export const hrCodePattern: RulePattern = [
  {
    on: ['cbc:Name'],
    when: ({ parent }) => parent !== null && CATEGORY_NAMES.has(parent.name),
    assertions: [fatal('HR-BR-CL-1', (label) => HR_LABELS.has(normalizeSpace(stringValue(label))))],
  },
  {
    on: ['cbc:ItemClassificationCode'],
    when: isBelow('cac:CommodityClassification'),
    assertions: [
      fatal('HR-BR-CL-2', (code) => {
        const list = attributeOf(code, 'listID');
        return list === 'CG' ? isKnownKpd(normalizeSpace(stringValue(code))) : list !== null;
      }),
    ],
  },
];
