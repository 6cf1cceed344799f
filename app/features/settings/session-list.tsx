import { Form } from '@remix-run/react';
import { Laptop, MonitorSmartphone, Smartphone } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { formatInstant } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { SessionDto } from '#server/contracts/identity.ts';

const PHONES: readonly (string | null)[] = ['iPhone', 'Android', 'iPad'];

/** Where a person is signed in; all but this device can be signed out. */
export function SessionList({ sessions }: { sessions: readonly SessionDto[] }) {
  const t = useT();
  return (
    <ul>
      {sessions.map(({ id, device, ip, createdAt, lastSeenAt, current }) => {
        const { browser, system } = device;
        const name =
          browser && system
            ? t('settings.account.device', { browser, system })
            : (browser ?? system ?? t('settings.account.unknownDevice'));
        const Icon = PHONES.includes(system) ? Smartphone : system === null ? MonitorSmartphone : Laptop;
        return (
          <li key={id} className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 border-t px-[18px] py-2">
            <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-muted" />
            <div className="min-w-0 flex-1 basis-52">
              <p className="font-medium">{name}</p>
              <p className="tabular text-xs text-muted">
                {t('settings.account.lastSeen', { at: formatInstant(lastSeenAt) })} ·{' '}
                {t('settings.account.since', { at: formatInstant(createdAt) })}
                {ip ? ` · ${ip}` : null}
              </p>
            </div>
            {current ? (
              <Pill tone="ok" icon={Icon}>
                {t('settings.account.thisDevice')}
              </Pill>
            ) : (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="formId" value="revoke" />
                <Button
                  type="submit"
                  name="id"
                  value={id}
                  small
                  aria-label={t('settings.account.revokeDevice', { device: name })}
                >
                  {t('settings.account.revoke')}
                </Button>
              </Form>
            )}
          </li>
        );
      })}
    </ul>
  );
}
