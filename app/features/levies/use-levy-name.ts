import { useCallback } from 'react';
import { formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { PercentTax } from '#server/domain/invoicing/levies.ts';

/** What a tax or a fee beside VAT is called in the person's language: `Porez na potrošnju 3 %`, `Povratna naknada`. */
export function useLevyName(): (levy: PercentTax) => string {
  const t = useT();
  return useCallback(
    ({ kind, name, ratePercent }) => {
      const plain = name === '' ? t(`levies.${kind}`) : name;
      return ratePercent === '' ? plain : `${plain} ${formatPercent(ratePercent)}`;
    },
    [t],
  );
}
