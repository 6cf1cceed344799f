import type { KpdAnswer } from '#app/features/kpd/use-kpd-search.ts';
import { translator } from '#app/i18n/t.ts';
import type { FoundKpd, KpdOption } from '#server/contracts/kpd.ts';

/** What was found, with the reasons in the person's words. */
export function kpdAnswer({ options, edition, hasGoods }: FoundKpd, locale: 'hr' | 'en'): KpdAnswer {
  const t = translator(locale);
  const whyOf = ({ reason }: KpdOption): string => {
    if (reason.kind === 'used') return t('products.kpdPicker.used', { description: reason.description, count: reason.times });
    if (reason.kind === 'alike') return t('products.kpdPicker.alike', { description: reason.description });
    return '';
  };
  return {
    choices: options.map((option) => ({ code: option.code, name: option.name, why: whyOf(option) })),
    hasGoods,
    isShort: edition === null,
  };
}
