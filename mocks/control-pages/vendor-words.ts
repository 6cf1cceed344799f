import type { VendorState } from '../control.ts';
import { formatScenario, type ScenarioSpec } from '../kit/scenario.ts';
import { html, type Html } from './layout.ts';

/** `Resend (e-pošta)`: the name, and what it is for. */
export const nameOf = ({ label }: VendorState): { readonly name: string; readonly role: string } => {
  const [, name = label, role = ''] = /^(.+) \((.+)\)$/.exec(label) ?? [];
  return { name, role: role.charAt(0).toLocaleUpperCase('hr') + role.slice(1) };
};

const FORMS = new Intl.PluralRules('hr');

export const callsWord = (count: number): string => {
  const form = { one: 'poziv', few: 'poziva', other: 'poziva' }[FORMS.select(count) as 'one' | 'few' | 'other'];
  return `${count} ${form}`;
};

/** How the vendor was told to behave, in short; a good one is told nothing. */
export const stateTags = ({ active }: VendorState): Html => {
  if (active.length === 0) return html`<span class="tag ok">radi ispravno</span>`;
  const [first, ...others] = active;
  const more = others.length === 0 ? null : html` <span class="soft">+${others.length}</span>`;
  return html`<span class="tag warn">${first === undefined ? '' : formatScenario(first)}</span>${more}`;
};

/** `slow – odgovara sporo (milisekunde)`. */
export const scenarioWords = ({ name, means, argument }: ScenarioSpec): string =>
  `${name} – ${means}${argument === undefined ? '' : ` (${argument.means})`}`;
