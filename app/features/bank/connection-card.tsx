import { CircleCheck, CircleX, Clock, Unplug, type LucideIcon } from 'lucide-react';
import { ButtonLink, buttonClass } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { AccountRow } from '#app/features/bank/account-row.tsx';
import { consentHref } from '#app/features/bank/consent-href.ts';
import { type ConsentStanding, standingOf } from '#app/features/bank/consent-standing.ts';
import { formatDate, zagrebDate } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { BankConnectionDto } from '#server/contracts/banking.ts';

const LOOK: Readonly<Record<ConsentStanding, readonly [Tone, LucideIcon]>> = {
  active: ['ok', CircleCheck],
  ending: ['warn', Clock],
  expired: ['err', CircleX],
  ended: ['err', CircleX],
  revoked: ['err', CircleX],
  suspended: ['err', CircleX],
  left: ['neutral', Unplug],
};

interface ConnectionCardProps {
  connection: BankConnectionDto;
  /** Address of the page of banks. */
  path: string;
  mayBook: boolean;
  mayManage: boolean;
}

/** A bank: how its consent stands, what can be done about it, and its accounts. */
export function ConnectionCard({ connection, path, mayBook, mayManage }: ConnectionCardProps) {
  const t = useT();
  const { id, institution, state, consentExpiresAt, daysLeft, accounts } = connection;
  const shown = standingOf(connection);
  const [tone, icon] = LOOK[shown];
  const date = formatDate(zagrebDate(consentExpiresAt));
  return (
    <Card
      title={institution}
      ruled
      flush
      aside={
        <Pill tone={tone} icon={icon}>
          {t(`bank.state.${shown}`)}
        </Pill>
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b px-[18px] py-3">
        <p className="min-w-0 flex-1 basis-80 text-sm text-muted">
          {t(`bank.consent.${shown === 'ending' ? 'active' : shown}`, { date, days: Math.max(daysLeft, 0) })}
        </p>
        {mayManage ? (
          <div className="flex flex-wrap gap-2">
            {shown === 'active' ? null : (
              <a
                href={consentHref(path, { connectionId: id })}
                className={buttonClass({ variant: state === 'left' ? 'secondary' : 'primary', small: true })}
              >
                {t(state === 'left' ? 'bank.reconnect' : 'bank.renew')}
              </a>
            )}
            {state === 'left' ? null : (
              <ButtonLink small to={`${path}/${id}/odspoji`} aria-label={`${t('bank.disconnect')}: ${institution}`}>
                {t('bank.disconnect')}
              </ButtonLink>
            )}
          </div>
        ) : null}
      </div>
      <ul>
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} canSync={mayBook && state === 'active'} />
        ))}
      </ul>
    </Card>
  );
}
