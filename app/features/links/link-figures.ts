import { formatCount, formatDecimal, formatInstantShort } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import type { Link } from '#server/contracts/links.ts';

/** Up to here an answer is felt as one without a wait. */
const AT_ONCE_MS = 1000;

const seconds = (ms: number): string => formatDecimal((ms / 1000).toFixed(1));

/** How fast calls were: in words, or exactly for whoever looks after the installation. */
function speed(t: Translate, p50Ms: number, p95Ms: number, exact: boolean): string {
  if (exact) return t('links.speed.exact', { half: formatCount(p50Ms), most: formatCount(p95Ms) });
  if (p95Ms <= AT_ONCE_MS) return t('links.speed.atOnce');
  if (p50Ms <= AT_ONCE_MS) return t('links.speed.sometimes', { most: seconds(p95Ms) });
  return t('links.speed.slow', { half: seconds(p50Ms), most: seconds(p95Ms) });
}

/** Calls of the last day, how fast they were and when one was good, in one line; empty without any call, which the pill says. */
export function linkFigures(t: Translate, { calls, failed, p50Ms, p95Ms, lastSuccessAt }: Link, exact: boolean): string {
  const good = lastSuccessAt ? t('links.lastGood', { at: formatInstantShort(lastSuccessAt) }) : null;
  if (calls === 0 || p50Ms === null || p95Ms === null) return good ?? '';
  const count = failed === 0 ? t('links.allGood', { calls }) : t('links.failedOf', { calls, failed });
  const hasAnswers = exact || failed < calls;
  return [count, hasAnswers && speed(t, p50Ms, p95Ms, exact), good].filter(Boolean).join(' · ');
}
