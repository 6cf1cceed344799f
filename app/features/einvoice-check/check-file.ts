import { readEInvoice } from '#server/domain/einvoice/read/read-einvoice.ts';
import { shownValue } from '#server/domain/einvoice/read/shown-value.ts';
import { checkEInvoice } from '#server/domain/einvoice/rules/check-einvoice.ts';
import type { Severity } from '#server/domain/einvoice/rules/kit/rule.ts';
import { describeRule } from '#server/domain/einvoice/rules/words/describe-rule.ts';
import { parseXml, tooLargeFinding, XML_LIMITS } from '#server/domain/einvoice/xml/parse-xml.ts';
import type { StructureFinding } from '#server/domain/einvoice/xml/structure-finding.ts';
import { pathOf } from '#server/domain/einvoice/xml/tree.ts';

type Locale = 'hr' | 'en';

/** Where in the file something is wrong. */
export interface Place {
  readonly path: string;
  /** From 1; 0 when unknown. */
  readonly line: number;
}

export interface Finding {
  /** Of the rule; empty for one about the structure. */
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly places: readonly Place[];
}

export interface CheckedFile {
  readonly name: string;
  /** Nothing that makes it wrong was found. */
  readonly isRight: boolean;
  /** The wrong first. */
  readonly findings: readonly Finding[];
  /** What it says, in words; none for a file that cannot be read. */
  readonly groups: readonly { readonly title: string; readonly rows: readonly (readonly [string, string])[] }[];
}

/**
 * Judges a file by all rule sets, here in the browser: nothing of it leaves the device. The rules come with this module, which is loaded
 * when the first file is chosen.
 */
export async function checkFile(file: Blob & { readonly name: string }, locale: Locale): Promise<CheckedFile> {
  const { name } = file;
  // What is too large is told by its size: reading it could fill the memory of the device.
  if (file.size > XML_LIMITS.maxLength) return unread(name, tooLargeFinding, locale);
  const parsed = parseXml(new Uint8Array(await file.arrayBuffer()));
  if (!parsed.ok) return unread(name, parsed.finding, locale);
  const { broken, structure } = checkEInvoice(parsed.root);
  const ofStructure = structure.map(({ path, line, message }): Finding => ({
    id: '',
    severity: 'fatal',
    message: message[locale],
    places: [{ path, line }],
  }));
  const ofRules = new Map<string, Finding & { places: Place[] }>();
  for (const { id, severity, element } of broken) {
    const place = { path: pathOf(element), line: element.line };
    const known = ofRules.get(id);
    if (known) known.places.push(place);
    else ofRules.set(id, { id, severity, message: describeRule(id).message[locale], places: [place] });
  }
  const bySeverity = (severity: Severity) => [...ofRules.values()].filter((finding) => finding.severity === severity);
  const findings = [...ofStructure, ...bySeverity('fatal'), ...bySeverity('warning')];
  return {
    name,
    isRight: findings.every(({ severity }) => severity !== 'fatal'),
    findings,
    groups: readEInvoice(parsed.root).groups.map(({ title, fields }) => ({
      title: title[locale],
      rows: fields.map((field) => [field.label[locale], shownValue(field, locale)] as const),
    })),
  };
}

const unread = (name: string, { path, line, message }: StructureFinding, locale: Locale): CheckedFile => ({
  name,
  isRight: false,
  findings: [{ id: '', severity: 'fatal', message: message[locale], places: [{ path, line }] }],
  groups: [],
});
