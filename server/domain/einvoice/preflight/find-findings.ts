import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

import { findEInvoiceIssues, type OperatorFacts } from '../einvoice-issues.ts';
import { fromDocument } from '../from-document/from-document.ts';
import { writeEInvoice } from '../model/write-einvoice.ts';
import { checkEInvoice } from '../rules/check-einvoice.ts';
import { describeRule } from '../rules/words/describe-rule.ts';
import { parseXml } from '../xml/parse-xml.ts';
import type { XmlElement } from '../xml/tree.ts';
import { pathOfTerm } from './term-targets.ts';

/** Where the rules point nowhere. */
const ANYWHERE = 'total';

/**
 * Everything for which a receiver would refuse the eRačun of a document, each with the field that mends it: what people forget, in words of
 * its own, and whatever else breaks a fatal rule of the three sets of its day. Empty: it may go. The sentence of a rule is in `params.text`.
 */
export function findEInvoiceFindings(
  document: IssuedDocument,
  operator: OperatorFacts,
  locale: 'hr' | 'en',
): readonly FieldIssue[] {
  const told = findEInvoiceIssues(document, operator);
  const known = new Set(told.map(({ path }) => path));
  const broken = brokenRulesOf(document, operator, locale).filter(({ path }) => !known.has(path));
  return [...told, ...broken];
}

function brokenRulesOf(document: IssuedDocument, operator: OperatorFacts, locale: 'hr' | 'en'): readonly FieldIssue[] {
  const parsed = parseXml(writeEInvoice(fromDocument({ document, operator })));
  if (!parsed.ok) return [structureIssue(parsed.finding.message[locale])];
  const { broken, structure } = checkEInvoice(parsed.root, { asOf: document.issuedOn });
  const issues = new Map<string, FieldIssue>();
  for (const { id, severity, element } of broken) {
    if (severity !== 'fatal') continue;
    const { field, message } = describeRule(id);
    const path = isOfBuyer(element) ? 'contactId' : ((field === null ? null : pathOfTerm(field, lineOf(element))) ?? ANYWHERE);
    issues.set(`${id} ${path}`, { path, code: 'EINVOICE_RULE_BROKEN', params: { rule: id, text: message[locale] } });
  }
  return [...structure.map(({ message }) => structureIssue(message[locale])), ...issues.values()];
}

const structureIssue = (text: string): FieldIssue => ({ path: ANYWHERE, code: 'EINVOICE_STRUCTURE_BROKEN', params: { text } });

/** A rule about any party points to the seller's term. */
function isOfBuyer(element: XmlElement): boolean {
  for (let each: XmlElement | null = element; each !== null; each = each.parent)
    if (each.name === 'cac:AccountingCustomerParty') return true;
  return false;
}

const isLine = ({ name }: XmlElement): boolean => name === 'cac:InvoiceLine' || name === 'cac:CreditNoteLine';

/** Which line an element stands on, from 0; null for one that stands on none. */
function lineOf(element: XmlElement): number | null {
  for (let each: XmlElement | null = element; each !== null; each = each.parent)
    if (isLine(each)) return each.parent?.children.filter(isLine).indexOf(each) ?? null;
  return null;
}
