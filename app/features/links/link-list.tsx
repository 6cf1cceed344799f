import { Form } from '@remix-run/react';
import { Activity, CircleCheck, CircleDashed, CircleSlash, Hourglass, type LucideIcon, TriangleAlert } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { formatCount, formatInstantShort, formatTime } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Link, LinkState } from '#server/contracts/links.ts';

const LOOKS = {
  off: ['neutral', CircleSlash],
  quiet: ['neutral', CircleDashed],
  ok: ['ok', CircleCheck],
  failing: ['err', TriangleAlert],
  resting: ['warn', Hourglass],
} as const satisfies Record<LinkState, readonly [Tone, LucideIcon]>;

/** Calls of the last day and how fast they were, in one line; null without any, which the pill says. */
function figures(t: Translate, { calls, failed, p50Ms, p95Ms }: Link): string | null {
  if (calls === 0 || p50Ms === null || p95Ms === null) return null;
  const count = failed === 0 ? t('links.allGood', { calls }) : t('links.failedOf', { calls, failed });
  return `${count} · ${t('links.speedOf', { p50: formatCount(p50Ms), p95: formatCount(p95Ms) })}`;
}

/** Services with how calls to them went. `pending` is the one that is being checked; `mayCheck` shows the buttons. */
export function LinkList({
  links,
  pending,
  mayCheck,
  showHosts = false,
}: {
  links: readonly Link[];
  pending: string | null;
  mayCheck: boolean;
  showHosts?: boolean;
}) {
  const t = useT();
  return (
    <ul>
      {links.map((link) => {
        const { provider, service, mode, state, hosts, lastFailure, lastFailureAt, lastSuccessAt, restingUntil } = link;
        const [tone, icon] = LOOKS[state];
        return (
          <li
            key={provider}
            data-row={provider}
            className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t px-[18px] py-3 first:border-t-0"
          >
            <div className="min-w-0 flex-1 basis-72">
              <h3 className="font-medium">
                {service} <span className="text-sm font-normal text-muted">{t(`links.mode.${mode}`)}</span>
              </h3>
              {showHosts && hosts.length > 0 ? <p className="text-xs break-all text-muted">{hosts.join(', ')}</p> : null}
              {mode === 'off' ? null : (
                <p className="tabular text-sm text-muted">
                  {[figures(t, link), lastSuccessAt && `${t('links.lastGood')}: ${formatInstantShort(lastSuccessAt)}`]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              )}
              {mode !== 'off' && lastFailure && lastFailureAt ? (
                <p className={`text-sm ${state === 'ok' ? 'text-muted' : 'text-err'}`}>
                  {t('links.lastFailure', { at: formatInstantShort(lastFailureAt), reason: t(`links.failure.${lastFailure}`) })}
                </p>
              ) : null}
            </div>
            <div className="flex shrink-0 items-center gap-3">
              <Pill tone={tone} icon={icon}>
                {t(`links.state.${state}`, { time: restingUntil ? formatTime(restingUntil) : '' })}
              </Pill>
              {mayCheck && mode !== 'off' ? (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="provider" value={provider} />
                  <Button
                    type="submit"
                    small
                    icon={Activity}
                    pending={pending === provider}
                    aria-label={t('links.checkOf', { service })}
                  >
                    {t('links.check')}
                  </Button>
                </Form>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
