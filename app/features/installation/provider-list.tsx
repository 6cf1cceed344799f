import { CircleSlash, FlaskConical, Power, type LucideIcon } from 'lucide-react';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { InstallationDto, ProviderMode } from '#server/contracts/overview.ts';

const LOOKS = {
  mock: ['info', FlaskConical],
  trial: ['info', FlaskConical],
  sandbox: ['warn', FlaskConical],
  live: ['ok', Power],
  off: ['neutral', CircleSlash],
} as const satisfies Record<ProviderMode, readonly [Tone, LucideIcon]>;

/** What the installation works with: each provider, how it is reached, what that means, and where it is set. */
export function ProviderList({ installation }: { installation: InstallationDto }) {
  const t = useT();
  const { emailFrom } = installation;
  const rows = [
    { name: 'fiscalization', mode: installation.fiscalization, variable: 'CIS_MODE' },
    { name: 'storage', mode: installation.storage, variable: 'R2_MODE' },
    { name: 'email', mode: installation.email, variable: 'RESEND_MODE' },
    { name: 'einvoice', mode: installation.einvoice, variable: 'MOJ_ERACUN_MODE, EPOSLOVANJE_MODE, IE_RACUNI_MODE' },
  ] as const;
  return (
    <ul>
      {rows.map(({ name, mode, variable }) => {
        const [tone, icon] = LOOKS[mode];
        return (
          <li
            key={name}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t px-[18px] py-3 first:border-t-0"
          >
            <div className="min-w-0 flex-1 basis-72">
              <h3 className="font-medium">{t(`installation.${name}`)}</h3>
              <p className="text-sm text-muted">{t.dynamic(`installation.${name}.${mode}`, { from: emailFrom })}</p>
              <p className="mt-0.5 text-xs text-muted">{t('installation.setBy', { variable })}</p>
            </div>
            <Pill tone={tone} icon={icon}>
              {t(`installation.mode.${mode}`)}
            </Pill>
          </li>
        );
      })}
    </ul>
  );
}
