import { formatDate, formatInstantShort, formatMoney, zagrebDate } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import type { AttentionItem } from '#server/contracts/overview.ts';

export interface AttentionWords {
  readonly title: string;
  readonly detail: string;
  readonly action: string;
}

/** What happened, what about it and by when, and the word on the button. */
export function attentionWords(t: Translate, item: AttentionItem): AttentionWords {
  const { kind, deadlineAt, number, name } = item;
  const expires = kind === 'certificate_expiring' || kind === 'bank_consent_ending';
  const at = deadlineAt === null ? '' : expires ? formatDate(zagrebDate(deadlineAt)) : formatInstantShort(deadlineAt);
  const params = {
    count: item.count,
    several: item.count > 1,
    days: item.days ?? 0,
    number,
    name,
    reason: item.reason,
    at,
    amount: item.amount === null ? '' : formatMoney(item.amount),
  };
  const say = (key: string) => t.dynamic(`dashboard.attention.${kind}${key}`, params);
  return {
    title: (number === null ? null : say('.one')) ?? say('') ?? '',
    detail: (item.late ? say('.late') : null) ?? (item.reason === null ? null : say(`.${item.reason}`)) ?? say('.detail') ?? '',
    action: say('.action') ?? '',
  };
}
