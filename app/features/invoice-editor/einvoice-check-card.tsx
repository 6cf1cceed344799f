import { CircleAlert, CircleCheck, CircleDashed, Paperclip } from 'lucide-react';
import { useEffect, useState, type MouseEvent, type ReactNode } from 'react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { OutsideFiles } from '#app/features/einvoice/outside-files.tsx';
import type { DraftAside } from '#app/features/invoice-editor/draft-aside.ts';
import { type IssueTarget, targetOf } from '#app/features/invoice-editor/issue-fields.ts';
import { jumpTo } from '#app/features/invoice-editor/jump.ts';
import { useIssueWords } from '#app/features/invoice-editor/use-issue-words.ts';
import type { MessageKey } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

interface EInvoiceCheckCardProps {
  check: NonNullable<DraftAside['einvoiceCheck']>;
  /** Of the customer that was checked, who is stored with the draft. */
  contactId: string;
  base: string;
  /** Of this draft. */
  path: string;
  /** Names of attached files that do not travel inside. */
  outside: readonly string[];
}

/** What a receiver would refuse in the eRačun of a draft, each with the button that leads to where it is mended; and whether it reaches the buyer. */
export function EInvoiceCheckCard({
  check: { findings, isSaidElsewhere, isSetUp },
  contactId,
  base,
  path,
  outside,
}: EInvoiceCheckCardProps) {
  const t = useT();
  const say = useIssueWords();
  const isEmpty = findings !== null && findings.length === 0;
  const isRight = isEmpty && !isSaidElsewhere;
  return (
    <Card
      title={t('einvoiceTerms.check.title')}
      aside={
        isRight ? (
          <CircleCheck aria-hidden size={16} className="text-ok" />
        ) : (
          <span className="tabular">{findings === null || isEmpty ? null : findings.length}</span>
        )
      }
    >
      <ul className="flex flex-col gap-3 text-sm">
        {findings === null || (isEmpty && isSaidElsewhere) ? (
          <Row icon={<CircleDashed aria-hidden size={16} strokeWidth={1.75} className="mt-px shrink-0 text-muted" />}>
            <p className="text-muted">{t(isEmpty ? 'einvoiceTerms.check.elsewhere' : 'einvoiceTerms.check.later')}</p>
          </Row>
        ) : null}
        {isRight ? (
          <Row icon={<CircleCheck aria-hidden size={16} strokeWidth={1.75} className="mt-px shrink-0 text-ok" />}>
            <p>{t('einvoiceTerms.check.right')}</p>
          </Row>
        ) : null}
        {(findings ?? []).map((finding) => (
          <Row
            key={`${finding.path} ${finding.code} ${String(finding.params?.['rule'] ?? '')}`}
            icon={<CircleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-px shrink-0 text-err" />}
          >
            <p>
              {say(finding)}
              {typeof finding.params?.['rule'] === 'string' ? (
                <span className="ml-1 text-xs whitespace-nowrap text-muted">{finding.params['rule']}</span>
              ) : null}
            </p>
            <FixButton finding={finding} contactId={contactId} base={base} />
          </Row>
        ))}
        {outside.length === 0 ? null : (
          <Row icon={<Paperclip aria-hidden size={16} strokeWidth={1.75} className="mt-px shrink-0 text-muted" />}>
            <OutsideFiles names={outside} />
          </Row>
        )}
        {isSetUp ? (
          <Reach key={contactId} path={path} />
        ) : (
          <Row icon={<CircleDashed aria-hidden size={16} strokeWidth={1.75} className="mt-px shrink-0 text-muted" />}>
            <p className="text-muted">{t('einvoiceTerms.check.notSetUp')}</p>
            <ButtonLink small to={`${base}/postavke/eracun`} className="mt-1.5">
              {t('einvoice.setUp.action')}
            </ButtonLink>
          </Row>
        )}
      </ul>
    </Card>
  );
}

const Row = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <li className="flex gap-2.5">
    {icon}
    <div className="min-w-0">{children}</div>
  </li>
);

const SCREEN_WORDS: readonly (readonly [string, MessageKey])[] = [
  ['kupci/', 'einvoiceTerms.fix.customer'],
  ['postavke/tvrtka', 'einvoiceTerms.fix.company'],
  ['postavke/operateri', 'einvoiceTerms.fix.operators'],
];

/** What the button is called: by the screen or the part of the form that it leads to. */
function useFixWords(): (target: IssueTarget) => string {
  const t = useT();
  return (target) => {
    if ('screen' in target) return t(SCREEN_WORDS.find(([start]) => target.screen.startsWith(start))?.[1] ?? 'errors.page.fix');
    const line = /^lines\.(\d+)\./.exec(target.field)?.[1];
    return line === undefined ? t('einvoiceTerms.fix.field') : t('einvoiceTerms.fix.line', { number: Number(line) + 1 });
  };
}

/** Leads to the control; a plain link to it without scripts. */
function FixButton({ finding, contactId, base }: { finding: FieldIssue; contactId: string; base: string }) {
  const wordsOf = useFixWords();
  const target = targetOf(finding, contactId);
  if ('screen' in target) {
    return (
      <ButtonLink small to={`${base}/${target.screen}`} className="mt-1.5">
        {wordsOf(target)}
      </ButtonLink>
    );
  }
  const jump = (event: MouseEvent): void => {
    if (jumpTo(target.field)) event.preventDefault();
  };
  return (
    <ButtonLink small to={`#${target.field}`} className="mt-1.5" onClick={jump}>
      {wordsOf(target)}
    </ButtonLink>
  );
}

/**
 * Asked of the intermediary once for each customer; where it cannot be asked nothing is said. A plain request and not a fetcher: that one would
 * read the page's data again, and take the form off the screen where it fails.
 */
function Reach({ path }: { path: string }) {
  const t = useT();
  const [canReceive, setCanReceive] = useState<boolean | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetch(`${path}/primanje`, { method: 'POST', signal: stop.signal, headers: { Accept: 'application/json' } })
      .then((response) => response.json())
      .then((answer: { readonly canReceive?: boolean | null }) => setCanReceive(answer.canReceive ?? null))
      .catch(() => undefined);
    return () => stop.abort();
  }, [path]);
  if (canReceive === null) return null;
  const Icon = canReceive ? CircleCheck : CircleAlert;
  return (
    <Row
      icon={
        <Icon aria-hidden size={16} strokeWidth={1.75} className={`mt-px shrink-0 ${canReceive ? 'text-ok' : 'text-warn'}`} />
      }
    >
      <p role="status">{t(canReceive ? 'einvoice.card.reached' : 'einvoice.card.notReached')}</p>
    </Row>
  );
}
