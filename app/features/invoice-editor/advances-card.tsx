import { HandCoins } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { formatDate, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftDto } from '#server/contracts/invoicing.ts';

/** Advances of the customer of which something is left; the ticked ones are deducted once the button is pressed. */
export function AdvancesCard({ advances }: { advances: DraftDto['advances'] }) {
  const t = useT();
  if (advances.length === 0) return null;
  return (
    <Card title={t('invoices.advances.title')}>
      <fieldset className="flex flex-col gap-3">
        <legend className="sr-only">{t('invoices.advances.title')}</legend>
        {advances.map(({ id, number, issuedOn, available, chosen }) => (
          <Checkbox
            key={id}
            name="advanceId"
            value={id}
            defaultChecked={chosen}
            label={<span className="tabular">{`${number} · ${formatMoney(available)}`}</span>}
            hint={t('invoices.advances.of', { date: formatDate(issuedOn) })}
          />
        ))}
        <p className="text-sm text-muted">{t('invoices.advances.detail')}</p>
        <Button type="submit" name="intent" value="advances" formNoValidate small icon={HandCoins} className="self-start">
          {t('invoices.advances.deduct')}
        </Button>
      </fieldset>
    </Card>
  );
}
