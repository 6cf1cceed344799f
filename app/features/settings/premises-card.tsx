import { CircleSlash, Clock, Pencil, Plus } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { ActiveButton } from '#app/features/settings/active-button.tsx';
import { DeviceForm } from '#app/features/settings/device-form.tsx';
import { PremisesForm } from '#app/features/settings/premises-form.tsx';
import { formatDate, formatMoney, formatPercent, zagrebDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { DeviceDto, PremisesDto } from '#server/contracts/companies.ts';
import { nextDeviceCode } from '#server/domain/companies/next-device-code.ts';

interface PremisesCardProps {
  place: PremisesDto;
  /** Address of the page without an open form. */
  here: string;
  /** What is being edited, as the address says: `prostor:<id>`, `uredaj:<id>`, `novi-uredaj:<premises id>`. */
  editing: string;
  mayManage: boolean;
}

/** One place with its devices; the form that is open stands where its result will be. */
export function PremisesCard({ place, here, editing, mayManage }: PremisesCardProps) {
  const t = useT();
  const edit = (what: string) => `${here}?uredi=${encodeURIComponent(what)}`;
  const { id, code, name, street, postalCode, city, cashMaximum, consumptionTax, active, openedAt, closedAt, devices } = place;
  const last = consumptionTax.at(-1);
  if (editing === `prostor:${id}`) {
    return (
      <Card title={t('settings.premises.edit', { code })}>
        <PremisesForm
          values={{
            ...{ id, code, name, street, postalCode, city },
            cashMaximum: cashMaximum ?? '',
            consumptionTaxPercent: last?.percent ?? '',
            consumptionTaxFrom: last?.from ?? '',
          }}
          back={here}
        />
      </Card>
    );
  }
  return (
    <Card
      title={`${code} · ${name}`}
      ruled
      flush
      aside={
        <>
          {active ? null : <Pill icon={CircleSlash}>{t('settings.premises.inactive')}</Pill>}
          <ButtonLink to={`${here}/${id}/radno-vrijeme`} small icon={Clock} aria-label={t('workingHours.of', { code })}>
            {t('workingHours.title')}
          </ButtonLink>
          {mayManage ? (
            <>
              <ActiveButton what="premises" id={id} active={active} name={code} />
              <ButtonLink to={edit(`prostor:${id}`)} small icon={Pencil} aria-label={t('settings.premises.edit', { code })}>
                {t('common.edit')}
              </ButtonLink>
            </>
          ) : null}
        </>
      }
    >
      <div className="px-[18px] py-3 text-sm text-muted">
        <p>{`${street}, ${postalCode} ${city}`}</p>
        <p>
          <Since openedAt={openedAt} closedAt={closedAt} />
          {cashMaximum === null ? null : ` · ${t('settings.premises.cashMaximumOf', { amount: formatMoney(cashMaximum) })}`}
        </p>
        {consumptionTax.map(({ from, percent }) => (
          <p key={from}>{t('levies.premises.rate', { percent: formatPercent(percent), date: formatDate(from) })}</p>
        ))}
      </div>
      {devices.length === 0 ? (
        <p className="border-t px-[18px] py-3 text-sm text-warn">{t('settings.premises.noDevices')}</p>
      ) : null}
      <ul aria-label={t('settings.premises.devices')} className="border-t empty:border-t-0">
        {devices.map((device) => (
          <li key={device.id} className="border-t first:border-t-0">
            {editing === `uredaj:${device.id}` ? (
              <DeviceForm
                values={{ id: device.id, premisesId: id, code: device.code, name: device.name, purpose: device.purpose ?? '' }}
                isPurposeFixed={device.hasIssued && device.purpose !== null}
                back={here}
              />
            ) : (
              <DeviceRow device={device} editTo={edit(`uredaj:${device.id}`)} mayManage={mayManage} />
            )}
          </li>
        ))}
      </ul>
      {editing === `novi-uredaj:${id}` ? (
        <div className="border-t">
          <DeviceForm
            values={{
              id: '',
              premisesId: id,
              code: nextDeviceCode(devices.map(({ code: taken }) => taken)),
              name: t('settings.device.defaultName'),
              purpose: 'receipts',
            }}
            back={here}
          />
        </div>
      ) : mayManage && active ? (
        <div className="border-t px-[18px] py-2.5">
          <ButtonLink to={edit(`novi-uredaj:${id}`)} small variant="ghost" icon={Plus} className="-ml-2.5">
            {t('settings.device.new')}
          </ButtonLink>
        </div>
      ) : null}
    </Card>
  );
}

function DeviceRow({ device, editTo, mayManage }: { device: DeviceDto; editTo: string; mayManage: boolean }) {
  const t = useT();
  const { id, code, name, purpose, active, openedAt, closedAt } = device;
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-[18px] py-1.5">
      <span className="flex min-w-0 grow items-baseline gap-3">
        <span className="tabular min-w-8 font-medium">{code}</span>
        <span className="min-w-0">
          {name}
          <span className="block text-sm text-muted">
            {t(`settings.device.purpose.${purpose ?? 'both'}`)} · <Since openedAt={openedAt} closedAt={closedAt} />
          </span>
        </span>
      </span>
      {active ? null : <Pill icon={CircleSlash}>{t('settings.premises.inactive')}</Pill>}
      {mayManage ? (
        <span className="flex items-center gap-2">
          <ActiveButton what="device" id={id} active={active} name={name} />
          <ButtonLink to={editTo} small icon={Pencil} aria-label={t('settings.device.edit', { code })}>
            {t('common.edit')}
          </ButtonLink>
        </span>
      ) : null}
    </div>
  );
}

/** From when to when it is in use. */
function Since({ openedAt, closedAt }: { openedAt: Date; closedAt: Date | null }) {
  const t = useT();
  const from = formatDate(zagrebDate(openedAt));
  if (closedAt === null) return <>{t('settings.premises.since', { from })}</>;
  return <>{t('settings.premises.between', { from, to: formatDate(zagrebDate(closedAt)) })}</>;
}
