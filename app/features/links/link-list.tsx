import { Activity, CircleCheck, CircleDashed, CircleSlash, Hourglass, type LucideIcon, TriangleAlert } from 'lucide-react';
import { Form } from '@remix-run/react';
import { useEffect } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { linkFigures } from '#app/features/links/link-figures.ts';
import { formatCount, formatInstantShort, formatTime } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { Link, LinkCheck, LinkFailure, LinkState } from '#server/contracts/links.ts';

const LOOKS = {
  off: ['neutral', CircleSlash],
  quiet: ['neutral', CircleDashed],
  ok: ['ok', CircleCheck],
  failing: ['err', TriangleAlert],
  resting: ['warn', Hourglass],
} as const satisfies Record<LinkState, readonly [Tone, LucideIcon]>;

const why = (t: Translate, failure: LinkFailure): string => `${t(`links.failure.${failure}`)} ${t(`links.next.${failure}`)}`;

const answer = (t: Translate, { failure, durationMs }: LinkCheck, exact: boolean): string => {
  if (failure !== null) return t('links.checked.bad', { reason: why(t, failure) });
  return exact ? t('links.checked.exact', { ms: formatCount(durationMs) }) : t('links.checked.good');
};

/** What went wrong last; what comes of it only as long as it lasts. */
function trouble(t: Translate, { state, lastFailure, lastFailureAt }: Link): string | null {
  if (lastFailure === null || lastFailureAt === null) return null;
  const reason = state === 'ok' ? t(`links.failure.${lastFailure}`) : why(t, lastFailure);
  return t('links.lastFailure', { at: formatInstantShort(lastFailureAt), reason });
}

/** The line below the figures: what came of the button, else what went wrong last. */
function Outcome({ link, check, exact }: { link: Link; check: LinkCheck | undefined; exact: boolean }) {
  const t = useT();
  if (check) {
    const isGood = check.failure === null;
    const Icon = isGood ? CircleCheck : TriangleAlert;
    return (
      <p className={`mt-0.5 flex gap-1.5 text-sm font-medium ${isGood ? 'text-ok' : 'text-err'}`}>
        <Icon aria-hidden size={14} className="mt-[3px] shrink-0" />
        {answer(t, check, exact)}
      </p>
    );
  }
  const text = trouble(t, link);
  return text && <p className={`text-sm ${link.state === 'ok' ? 'text-muted' : 'text-err'}`}>{text}</p>;
}

/**
 * Services with how calls to them went. `pending` is the one that is being checked, `check` what came of the last one; `mayCheck`
 * shows the buttons. `exact` adds hosts and milliseconds, for whoever looks after the installation.
 */
export function LinkList({
  links,
  pending,
  check,
  mayCheck,
  exact = false,
}: {
  links: readonly Link[];
  pending: string | null;
  check: LinkCheck | undefined;
  mayCheck: boolean;
  exact?: boolean;
}) {
  const t = useT();
  const checked = links.find(({ provider }) => provider === check?.provider)?.service;
  useEffect(() => {
    if (check && checked) announce(`${checked}: ${answer(t, check, exact)}`);
  }, [check, checked, exact, t]);
  return (
    <ul>
      {links.map((link) => {
        const { provider, service, use, mode, state, hosts, restingUntil } = link;
        const [tone, icon] = LOOKS[state];
        const figures = linkFigures(t, link, exact);
        return (
          <li
            key={provider}
            // Where a page without scripts comes back to.
            id={provider}
            data-row={provider}
            className="flex scroll-mt-20 flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t px-[18px] py-3 first:border-t-0"
          >
            <div className="min-w-0 flex-1 basis-72">
              <h3 className="font-medium">
                {service} <span className="text-sm font-normal text-muted">{t(`links.mode.${mode}`)}</span>
              </h3>
              <p className="text-sm text-muted">{use}</p>
              {exact && hosts.length > 0 ? <p className="text-xs wrap-anywhere text-muted">{hosts.join(', ')}</p> : null}
              {mode === 'off' ? null : (
                <>
                  {figures ? <p className="tabular text-sm text-muted">{figures}</p> : null}
                  <Outcome
                    link={link}
                    check={check?.provider === provider && pending === null ? check : undefined}
                    exact={exact}
                  />
                </>
              )}
            </div>
            <div className="flex shrink-0 items-center gap-3">
              <Pill tone={tone} icon={icon}>
                {t(`links.state.${state}`, { time: restingUntil ? formatTime(restingUntil) : '' })}
              </Pill>
              {mayCheck && mode !== 'off' ? (
                <Form method="post" action={`#${provider}`} preventScrollReset>
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
