import type { Bilingual, CheckStructure, StructureFinding } from '../../xml/structure-finding.ts';
import { attributeOf, pathOf, type XmlElement } from '../../xml/tree.ts';
import { isBlankText } from '../kit/values.ts';
import { type Aggregate, type Content, contentOf } from './content-of.ts';
import { type DataType, isLanguage } from './data-types.ts';
import {
  missing,
  missingAttribute,
  notADocument,
  notAValue,
  notHere,
  onlyOnce,
  onlyOneOf,
  outOfOrder,
  strayText,
  unknownAttribute,
  wrongLanguage,
  wrongValue,
} from './structure-words.ts';

/** What a person can still read; a file of something else would have as many as it has elements. */
const MOST_FINDINGS = 200;

/** Where a document says which schema it means; every element may bear them. */
const INSTANCE = '{http://www.w3.org/2001/XMLSchema-instance}';
const ANYWHERE: ReadonlySet<string> = new Set([`${INSTANCE}schemaLocation`, `${INSTANCE}noNamespaceSchemaLocation`]);

/**
 * The rule set `xsd`: whether an Invoice or a CreditNote is built as UBL 2.1 with the Croatian extension demands (order, how often, data
 * types, attributes). Finds something exactly where the official schema refuses the document, but for signatures (see `AGGREGATES`);
 * goes on after each finding, at most 200 of them.
 */
export const checkStructure: CheckStructure = (root) => {
  const findings: StructureFinding[] = [];
  const find: Find = (element, message) => {
    if (findings.length < MOST_FINDINGS) findings.push({ path: pathOf(element), line: element.line, message });
  };
  if (root.name === 'ubl:Invoice' || root.name === 'cn:CreditNote') checkContent(root, contentOf(root.name), find);
  else find(root, notADocument(root.name));
  return findings;
};

type Find = (element: XmlElement, message: Bilingual) => void;

function checkContent(element: XmlElement, content: Content, find: Find): void {
  if (content.kind === 'value') checkValue(element, content.dataType, find);
  else if (content.kind === 'aggregate') checkAggregate(element, content.aggregate(), find);
}

function checkAggregate(element: XmlElement, { places, placeOf, isChoice }: Aggregate, find: Find): void {
  const { attributes, children } = element;
  for (const { name } of attributes) if (!ANYWHERE.has(name)) find(element, unknownAttribute(name, element.name));
  let reached = -1;
  let jumpedRequired = false;
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (child === undefined) continue;
    if (child.textBefore !== '' && !isBlankText(child.textBefore)) find(element, strayText(child.textBefore, element.name));
    const at = placeOf.get(child.name);
    const place = at === undefined ? undefined : places[at];
    if (at === undefined || place === undefined) {
      find(child, notHere(child.name, element.name));
      continue;
    }
    if (isChoice && index > 0) find(child, onlyOneOf(element.name));
    else if (at < reached) find(child, outOfOrder(child.name, places[reached]?.name ?? ''));
    else if (at === reached && !place.repeats) find(child, onlyOnce(child.name, element.name));
    for (let passed = reached + 1; passed < at; passed += 1) jumpedRequired ||= places[passed]?.required === true;
    reached = Math.max(reached, at);
    checkContent(child, place.content, find);
  }
  for (let passed = reached + 1; passed < places.length; passed += 1) jumpedRequired ||= places[passed]?.required === true;
  if (jumpedRequired) {
    for (const { name, required } of places) {
      if (required && !children.some((child) => child.name === name)) find(element, missing(name, element.name));
    }
  }
  if (element.text !== '' && !isBlankText(element.text)) find(element, strayText(element.text, element.name));
}

function checkValue(element: XmlElement, { name: type, attributes: allowed, must, admits }: DataType, find: Find): void {
  if (element.children.length > 0) find(element, notAValue(element.name));
  else if (admits !== undefined && !admits(element.text)) find(element, wrongValue(element.name, element.text, type));
  for (const { name, value } of element.attributes) {
    if (ANYWHERE.has(name)) continue;
    if (!allowed.has(name)) find(element, unknownAttribute(name, element.name));
    else if (name === 'languageID' && !isLanguage(value)) find(element, wrongLanguage(value, element.name));
  }
  if (must !== null && attributeOf(element, must) === null) find(element, missingAttribute(must, element.name));
}
