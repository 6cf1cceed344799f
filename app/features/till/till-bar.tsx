import { Link } from '@remix-run/react';
import { Clock, Coins, LockKeyhole, LogOut, ReceiptText, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { Select } from '#app/components/ui/select.tsx';
import type { TillNews } from '#app/features/till/use-waiting.ts';
import { formatInstantShort, formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { TillDeviceDto, TillOperatorDto } from '#server/contracts/till.ts';

/** So many receipts without a JIR are no longer the one that was just sold: the Tax Administration does not answer. */
const QUIET_COUNT = 3;

interface TillBarProps {
  slug: string;
  devices: readonly TillDeviceDto[];
  device: TillDeviceDto;
  operator: TillOperatorDto | null;
  waiting: TillNews | null;
  onDevice: (deviceId: string) => void;
  onReceipts: () => void;
  onLock: () => void;
  children?: ReactNode;
}

/** The head of the till: where and who sells, what waits for the Tax Administration, and the ways out. */
export function TillBar({ slug, devices, device, operator, waiting, onDevice, onReceipts, onLock, children }: TillBarProps) {
  const t = useT();
  const shift = `${inCompany(slug, 'blagajna/smjena')}?uredaj=${device.id}`;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-2 border-b bg-surface px-2 py-1.5 print:hidden md:px-3">
      <Link
        to={inCompany(slug)}
        aria-label={t('till.leave')}
        title={t('till.leave')}
        className="flex size-10 items-center justify-center rounded-sm text-muted hover:bg-sunken hover:text-text"
      >
        <LogOut aria-hidden size={18} className="rotate-180" />
      </Link>
      <h1 className="sr-only">{t('till.title')}</h1>
      {devices.length > 1 ? (
        <Select
          aria-label={t('till.device')}
          value={device.id}
          onChange={(event) => onDevice(event.target.value)}
          options={devices.map((each) => ({ value: each.id, label: nameOf(each) }))}
          className="w-auto! max-w-56"
        />
      ) : (
        <span className="truncate text-sm font-medium max-md:hidden">{nameOf(device)}</span>
      )}
      <Waiting waiting={waiting} />
      {operator === null ? null : <TooMuchCash over={waiting?.overMaximum ?? null} to={shift} />}
      <span className="grow" />
      {operator === null ? null : (
        <>
          {children}
          <ButtonLink to={shift} variant="ghost" icon={Coins} className="h-10!">
            <span className="max-md:sr-only">{t('cash.shift')}</span>
          </ButtonLink>
          <Button variant="ghost" icon={ReceiptText} className="h-10!" onClick={onReceipts}>
            <span className="max-md:sr-only">{t('till.receipts')}</span>
          </Button>
          <Button icon={LockKeyhole} className="h-10! max-w-48" onClick={onLock}>
            <span className="truncate">{operator.mark}</span>
            <span className="sr-only">{t('till.lockOperator', { name: operator.name })}</span>
          </Button>
        </>
      )}
    </header>
  );
}

const nameOf = ({ premisesName, code }: TillDeviceDto): string => `${premisesName} · ${code}`;

function Waiting({ waiting }: Pick<TillBarProps, 'waiting'>) {
  const t = useT();
  if (waiting === null || waiting.waiting === 0) return null;
  const { waiting: count, deadlineAt } = waiting;
  const isDown = count >= QUIET_COUNT && deadlineAt !== null;
  return (
    <span role="status" className="min-w-0">
      <Pill tone="warn" icon={isDown ? WifiOff : Clock}>
        {isDown ? t('till.cisDown', { count, deadline: formatInstantShort(deadlineAt) }) : t('till.cisWaiting', { count })}
      </Pill>
    </span>
  );
}

/** More cash than may stay overnight: leads to where it is put down that it was taken to the bank. */
function TooMuchCash({ over, to }: { over: TillNews['overMaximum']; to: string }) {
  const t = useT();
  if (over === null) return null;
  return (
    <Link
      to={to}
      title={t('till.overMaximumDetail', { balance: formatMoney(over.balance), maximum: formatMoney(over.maximum) })}
      className="flex h-10 min-w-0 items-center rounded-full"
    >
      <Pill tone="warn" icon={Coins}>
        {t('till.overMaximum')}
      </Pill>
    </Link>
  );
}
