import { childElements, escapeText } from '../kit/soap.ts';
import type { MockEnv, VendorCall } from '../kit/vendor.ts';
import { errorsBody } from './answer.ts';
import { CisRefusal } from './errors.ts';
import { readReceipt } from './receipt.ts';
import { REQUESTS } from './requests.ts';
import type { SignedRequest } from './respond.ts';
import { restrictiveErrors, warnings } from './rules.ts';
import { acceptReceipt } from './state.ts';

/** `racuni`: a receipt gets its JIR. */
export const RECEIPT: SignedRequest = {
  answer: 'RacunOdgovor',
  rules: REQUESTS.RacunZahtjev,
  accept: (root, call, env) => `<tns:Jir>${fiscalize(root, call, env)}</tns:Jir>`,
};

const fiscalize = (root: Element, call: VendorCall, env: MockEnv): string => {
  const now = env.clock.now();
  const receipt = readReceipt(root);
  const restrictive = restrictiveErrors(receipt, now);
  if (restrictive.length > 0) throw new CisRefusal('s013', restrictive.join(', '));
  const found = warnings(receipt, now);
  for (const code of found) call.note(`warning: ${code}`);
  if (call.scenario.name === 'strict-totals' && found.includes('v166')) throw new CisRefusal('s013', '166');

  const { jir, notes } = acceptReceipt(env, receipt, {
    warnings: found,
    newJirOnResend: call.scenario.name === 'new-jir-on-resend',
    jir: call.scenario.name === 'jir' ? call.scenario.argument : null,
    onConflict: () => {
      if (call.scenario.name === 'refuse-conflict') throw new CisRefusal('s013', call.scenario.argument ?? '182');
    },
  });
  notes.forEach(call.note);
  return jir;
};

/** An element with all that is in it, as it may stand in an answer. */
export const copyOf = (element: Element): string => {
  const children = childElements(element);
  const inside = children.length === 0 ? escapeText(element.textContent ?? '') : children.map(copyOf).join('');
  return `<tns:${element.localName}>${inside}</tns:${element.localName}>`;
};

/** `provjera`: judges and books nothing. Success, too, stands in `Greske`: as v100. */
export const CHECK: SignedRequest = {
  answer: 'ProvjeraOdgovor',
  rules: REQUESTS.ProvjeraZahtjev,
  accept: (root, _call, env) => {
    const found = warnings(readReceipt(root), env.clock.now());
    const findings = found.length === 0 ? [{ code: 'v100', words: 'Provjera je uspješna.' }] : found.map(told);
    const receipt = childElements(root).find(({ localName }) => localName === 'Racun');
    return (receipt === undefined ? '' : copyOf(receipt)) + errorsBody(findings);
  },
};

const told = (code: string) => ({ code, words: `Provjera ${code} nije prošla.` });
