import { Link, useParams } from '@remix-run/react';
import { CircleCheck, Hourglass, type LucideIcon, TriangleAlert } from 'lucide-react';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { subjectName } from '#app/features/certificates/certificate-state.ts';
import { formatDate, zagrebDate } from '#app/i18n/format.ts';
import type { Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';
import type { LinkTerm } from '#server/contracts/links.ts';

const LOOKS = {
  ok: ['ok', CircleCheck],
  ending: ['warn', Hourglass],
  over: ['err', TriangleAlert],
} as const satisfies Record<LinkTerm['state'], readonly [Tone, LucideIcon]>;

/** A consent may be over before its day: whoever gave it has taken it back. */
function validity(t: Translate, { kind, until, state }: Pick<LinkTerm, 'kind' | 'until' | 'state'>): string {
  if (state === 'over' && kind !== 'certificate') return t('links.term.ended');
  if (until === null) return t('links.term.noEnd');
  return t(state === 'over' ? 'links.term.expired' : 'links.term.until', { date: formatDate(zagrebDate(until)) });
}

/** Certificates, consents and mailboxes of the company, each with its end and the way to its screen. */
export function TermList({ terms }: { terms: readonly LinkTerm[] }) {
  const t = useT();
  const { company = '' } = useParams();
  if (terms.length === 0) return <p className="px-[18px] py-3 text-sm text-muted">{t('links.terms.empty')}</p>;
  return (
    <ul>
      {terms.map(({ kind, name, oib, until, state, href }) => {
        const [tone, icon] = LOOKS[state];
        return (
          <li
            key={`${kind} ${name}`}
            className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1.5 border-t px-[18px] py-3 first:border-t-0 hover:bg-sunken"
          >
            <div className="min-w-0 flex-1 basis-60">
              <Link
                to={inCompany(company, href)}
                prefetch="intent"
                className="font-medium break-words after:absolute after:inset-0"
              >
                {kind === 'certificate' ? subjectName(name) : name}
              </Link>
              <p className="text-sm text-muted">
                {t(`links.term.${kind}`)}
                {oib ? `, OIB ${oib}` : ''}, {validity(t, { kind, until, state })}
              </p>
            </div>
            <Pill tone={tone} icon={icon}>
              {t(`links.term.${state}`)}
            </Pill>
          </li>
        );
      })}
    </ul>
  );
}
