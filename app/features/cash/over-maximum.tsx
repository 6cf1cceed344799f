import { Banner } from '#app/components/ui/banner.tsx';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { CashStateDto } from '#server/contracts/cash.ts';

/** Says that more cash is at the premises than may stay overnight. */
export function OverMaximum({ state }: { state: Pick<CashStateDto, 'balance' | 'maximum' | 'isOverMaximum' | 'premisesName'> }) {
  const t = useT();
  const { balance, maximum, isOverMaximum, premisesName } = state;
  if (!isOverMaximum || maximum === null) return null;
  return (
    <Banner
      tone="warn"
      title={t('cash.overMaximum', { premises: premisesName, balance: formatMoney(balance), maximum: formatMoney(maximum) })}
    >
      {t('cash.overMaximumDetail')}
    </Banner>
  );
}
