import { isOib } from '../kit/oib.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { confirmationBody } from './answer.ts';
import { CisRefusal, type CisErrorCode } from './errors.ts';
import { F73 } from './names.ts';
import { readReceipt, receiptKey, type Receipt } from './receipt.ts';
import { REQUESTS } from './requests.ts';
import type { SignedRequest } from './respond.ts';
import { cisState, type StoredReceipt } from './state.ts';
import { formatZagreb, zagrebMillis } from './zagreb-time.ts';

const DAY_MS = 86_400_000;

/** Days between the day of issue and today, both on a wall in Zagreb. */
const daysSince = (issuedAt: string, env: MockEnv): number => {
  const midnight = (text: string): number => zagrebMillis(`${text.slice(0, 10)}T00:00:00`);
  return Math.round((midnight(formatZagreb(env.clock.now())) - midnight(issuedAt)) / DAY_MS);
};

/** The fiscalized receipt that a message is about, equal in every field; else it is refused with `code`. */
const known = (env: MockEnv, receipt: Receipt, code: CisErrorCode): StoredReceipt => {
  const stored = cisState(env).receipts.get(receiptKey(receipt));
  const same = stored?.received.some(
    ({ zki, fingerprint, late }) => zki === receipt.zki && fingerprint === receipt.fingerprint && late === receipt.late,
  );
  if (stored === null || same !== true) throw new CisRefusal(code);
  return stored;
};

const textOf = (root: Element, name: string): string => root.getElementsByTagNameNS(F73, name)[0]?.textContent ?? '';

/** `promijeniPodatkeRacuna`: on the day of issue only; the last change counts. */
export const CHANGE: SignedRequest = {
  answer: 'PromijeniPodatkeRacunaOdgovor',
  rules: REQUESTS.PromijeniPodatkeRacunaZahtjev,
  accept: (root, call, env) => {
    const receipt = readReceipt(root);
    if (daysSince(receipt.issuedAt, env) !== 0) throw new CisRefusal('s011');
    const payment = textOf(root, 'PromijenjeniNacinPlac');
    const buyerOib = textOf(root, 'PromijenjeniOibPrimateljaRacuna') || null;
    if (buyerOib !== null && !isOib(buyerOib)) throw new CisRefusal('s013', '180');
    if (buyerOib !== null && payment === 'T') throw new CisRefusal('s013', '181');
    env.store.transaction(() => {
      const stored = known(env, receipt, 's012');
      const at = env.clock.now().toISOString();
      const changes = [...(stored.changes ?? []), { payment, buyerOib, at }];
      cisState(env).receipts.put(stored.key, { ...stored, changes });
      call.note(`change of ${stored.key}: ${payment} ${buyerOib ?? '-'}`);
    });
    return confirmationBody('p005', 'Podaci računa su uspješno promijenjeni.');
  },
};

/** `napojnica`: within two days of the day of issue. */
export const TIP: SignedRequest = {
  answer: 'NapojnicaOdgovor',
  rules: REQUESTS.NapojnicaZahtjev,
  accept: (root, call, env) => {
    const receipt = readReceipt(root);
    if (daysSince(receipt.issuedAt, env) > 2) throw new CisRefusal('s009');
    const amount = textOf(root, 'iznosNapojnice');
    const payment = textOf(root, 'nacinPlacanjaNapojnice');
    env.store.transaction(() => {
      const stored = known(env, receipt, 's010');
      const tips = [...(stored.tips ?? []), { amount, payment, at: env.clock.now().toISOString() }];
      cisState(env).receipts.put(stored.key, { ...stored, tips });
      call.note(`tip for ${stored.key}: ${amount} ${payment}`);
    });
    return confirmationBody('p002', 'Podaci o napojnici su uspješno zaprimljeni.');
  },
};
