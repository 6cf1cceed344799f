import { Link, useParams } from '@remix-run/react';
import { CircleSlash, FlaskConical, Power, type LucideIcon } from 'lucide-react';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { InstallationDto, OtherService, ProviderMode } from '#server/contracts/overview.ts';

const LOOKS = {
  mock: ['info', FlaskConical],
  trial: ['info', FlaskConical],
  sandbox: ['warn', FlaskConical],
  live: ['ok', Power],
  off: ['neutral', CircleSlash],
} as const satisfies Record<ProviderMode, readonly [Tone, LucideIcon]>;

/** Of each service: where it is used, below the company's address, and what switches it. */
const PLACES = {
  fiscalization: ['postavke/certifikat', 'CIS_MODE'],
  einvoice: ['postavke/eracun', 'MOJ_ERACUN_MODE, EPOSLOVANJE_MODE, IE_RACUNI_MODE'],
  storage: ['dokumenti', 'R2_MODE'],
  email: ['postavke/posta', 'RESEND_MODE'],
  reading: ['postavke/citanje', 'OPENAI_MODE'],
  bank: ['banka', 'ENABLEBANKING_MODE, GOCARDLESS_MODE'],
  mailbox: ['pretinac', 'GOOGLE_MODE, MICROSOFT_MODE'],
  billing: ['postavke/pretplata', 'STRIPE_MODE'],
  rates: ['tecaj', 'HNB_MODE'],
  vatCheck: ['kupci', 'VIES_MODE'],
  companyRegister: ['kupci/novi', 'SUDREG_MODE'],
  usage: ['postavke/moj-racun', 'POSTHOG_MODE'],
  errorTracking: ['postavke/veze', 'SENTRY_MODE'],
} as const satisfies Record<
  OtherService | 'fiscalization' | 'einvoice' | 'storage' | 'email',
  readonly [path: string, variable: string]
>;
type Service = keyof typeof PLACES;

/** What the installation works with: each service, how it is reached, what that means, where it is used and where it is set. */
export function ProviderList({ installation }: { installation: InstallationDto }) {
  const t = useT();
  const { company = '' } = useParams();
  const mayManage = useMayManage();
  const { fiscalization, einvoice, storage, email, others, emailFrom } = installation;
  const modes: Record<Service, ProviderMode> = { fiscalization, einvoice, storage, email, ...others };
  return (
    <ul>
      {(Object.keys(PLACES) as Service[]).map((name) => {
        const mode = modes[name];
        const [path, variable] = PLACES[name];
        const [tone, icon] = LOOKS[mode];
        return (
          <li
            key={name}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t px-[18px] py-3 first:border-t-0"
          >
            <div className="min-w-0 flex-1 basis-72">
              <h3 className="font-medium">
                {name === 'billing' && !mayManage ? (
                  t(`installation.${name}`)
                ) : (
                  <Link
                    to={inCompany(company, path)}
                    prefetch="intent"
                    className="rounded-xs underline-offset-2 hover:text-brand hover:underline"
                  >
                    {t(`installation.${name}`)}
                  </Link>
                )}
              </h3>
              <p className="text-sm text-muted">
                {t.dynamic(`installation.${name}.${mode}`, { from: emailFrom }) ?? t.dynamic(`installation.${name}.detail`)}
              </p>
              {mayManage ? <p className="mt-0.5 font-mono text-xs break-words text-muted">{variable}</p> : null}
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
