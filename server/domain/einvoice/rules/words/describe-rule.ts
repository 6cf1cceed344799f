import { forbiddenAttributes, outsideCorePaths } from '../en/outside-core.ts';
import { codeWords } from './code-words.ts';
import { hrWords } from './hr-words.ts';
import { modelWords } from './model-words.ts';
import { type RuleWords, words, type WordsOfRules } from './sentences.ts';
import { syntaxWords } from './syntax-words.ts';
import { vatWords } from './vat-words.ts';

const outside = (what: string): RuleWords =>
  words(
    '',
    `${what} nije dio osnovnog modela EN 16931. Primatelj ga smije zanemariti: što mora pročitati, upišite drugdje.`,
    `${what} is not in the core model of EN 16931. A receiver may ignore it: what must be read belongs elsewhere.`,
  );

/** Attributes that stand on an element anywhere, and which the core model has only elsewhere or not at all. */
const ATTRIBUTES_ANYWHERE: Readonly<Record<string, string>> = {
  'UBL-CR-652': 'cac:PartyTaxScheme/cbc:CompanyID/@schemeID',
  'UBL-CR-660': 'cac:Country/cbc:IdentificationCode/@listID',
  'UBL-CR-662': 'cbc:AllowanceChargeReasonCode/@listID',
  'UBL-CR-667': 'cac:BuyersItemIdentification/cbc:ID/@schemeID',
  'UBL-CR-668': 'cac:SellersItemIdentification/cbc:ID/@schemeID',
  'UBL-CR-674': 'cbc:PrimaryAccountNumberID/@schemeID',
  'UBL-CR-675': 'cac:CardAccount/cbc:NetworkID/@schemeID',
  'UBL-CR-676': 'cac:PaymentMandate/cbc:ID/@schemeID',
  'UBL-CR-677': 'cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID/@schemeID',
  'UBL-CR-678': 'cac:TaxCategory/cbc:ID/@schemeID',
  'UBL-CR-679': 'cac:ClassifiedTaxCategory/cbc:ID/@schemeID',
};

let all: ReadonlyMap<string, RuleWords> | null = null;

function allWords(): ReadonlyMap<string, RuleWords> {
  const found = new Map<string, RuleWords>();
  for (const [id, path] of outsideCorePaths()) if (!found.has(id)) found.set(id, outside(path));
  for (const [name, { id }] of forbiddenAttributes) found.set(id, outside(`@${name}`));
  for (const [id, path] of Object.entries(ATTRIBUTES_ANYWHERE)) found.set(id, outside(path));
  const tables: readonly WordsOfRules[] = [modelWords, vatWords, codeWords, syntaxWords, hrWords];
  for (const table of tables) for (const [id, rule] of Object.entries(table)) found.set(id, rule);
  return found;
}

/** Ids of all rules that have words. */
export const describedRules = (): ReadonlySet<string> => new Set((all ??= allWords()).keys());

/**
 * What a rule reads, where to go when it is broken, and what to say: in our words, made when first asked for, out of the way of judging.
 *
 * @throws RangeError for an id that no rule has
 */
export function describeRule(id: string): RuleWords {
  const rule = (all ??= allWords()).get(id);
  if (rule === undefined) throw new RangeError(`no rule ${id}`);
  return rule;
}
