import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { formatDate, formatInstant, formatMoney, formatPercent } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { PlaceChangeList } from '#server/contracts/companies.ts';

type Change = PlaceChangeList['items'][number];

/** Who opened, changed and closed premises and devices, and when. */
export function PlaceChangesCard({ changes, here }: { changes: PlaceChangeList; here: string }) {
  const t = useT();
  const { items, nextBefore } = changes;
  return (
    <Card title={t('settings.placeChanges.title')} ruled flush>
      {items.length === 0 ? <p className="px-[18px] py-3 text-sm text-muted">{t('settings.placeChanges.none')}</p> : null}
      <ul>
        {items.map((item) => (
          <ChangeRow key={item.id} item={item} />
        ))}
      </ul>
      {nextBefore === null ? null : (
        <div className="border-t px-[18px] py-2.5">
          <ButtonLink small variant="ghost" to={`${here}?prije=${nextBefore}`} preventScrollReset className="-ml-2.5">
            {t('settings.placeChanges.older')}
          </ButtonLink>
        </div>
      )}
    </Card>
  );
}

function ChangeRow({ item: { premises, device, change, fields, at, by } }: { item: Change }) {
  const t = useT();
  const what =
    device === null ? t('settings.placeChanges.premises', { premises }) : t('settings.placeChanges.device', { device, premises });
  const said = ({ field }: Change['fields'][number], value: string | null): string => {
    if (field === 'purpose') return t.dynamic(`settings.device.purpose.${value ?? 'both'}`) ?? '';
    if (value === null) return t('settings.placeChanges.nothing');
    if (field === 'consumptionTax') return value.split(', ').map(rateText).join(', ');
    return field === 'cashMaximum' ? formatMoney(value) : value;
  };
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 border-t px-[18px] py-2.5 first:border-t-0">
      <span className="min-w-0">
        {what} {t(`settings.placeChanges.${change}`)}
        {fields.map((each) => (
          <span key={each.field} className="block text-sm text-muted">
            {t('settings.placeChanges.field', {
              field: t(`settings.placeChanges.field.${each.field}`),
              from: said(each, each.from),
              to: said(each, each.to),
            })}
          </span>
        ))}
      </span>
      <span className="tabular text-sm text-muted">{[by, formatInstant(at)].filter(Boolean).join(' · ')}</span>
    </li>
  );
}

/** `3 2026-07-01` as people read it. */
function rateText(rate: string): string {
  const [percent = '', from = ''] = rate.split(' ');
  return `${formatPercent(percent)} (${formatDate(from)})`;
}
