import { Link } from '@remix-run/react';
import {
  CalendarClock,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  FileCode2,
  FileText,
  ShieldCheck,
  ShieldOff,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { Banner } from '#app/components/ui/banner.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import type { DraftAside } from '#app/features/invoice-editor/draft-aside.ts';
import { targetOf } from '#app/features/invoice-editor/issue-fields.ts';
import { jumpTo } from '#app/features/invoice-editor/jump.ts';
import { useIssueWords } from '#app/features/invoice-editor/use-issue-words.ts';
import { errorSentence, type MessageKey } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { type DraftKind, isTradeKind } from '#server/domain/invoicing/kinds.ts';
import { YEAR_WARNINGS } from '#server/domain/invoicing/turned-year.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

const READY = {
  invoice: 'invoices.check.readyDetail',
  advance: 'invoices.check.readyDetail',
  credit_note: 'trade.readyCorrection',
  debit_note: 'trade.readyCorrection',
  quote: 'trade.readyDetail',
  proforma: 'trade.readyDetail',
  delivery_note: 'trade.readyDetail',
} as const satisfies Record<DraftKind, MessageKey>;

interface CheckPanelProps {
  aside: DraftAside;
  /** The seller is outside VAT and has no PDV ID, which services to this customer need. */
  lacksVatId: boolean;
  /** Complaints of the last save come first: with those nothing is saved. */
  issues: readonly FieldIssue[];
  contactId: string;
  base: string;
  isDemo: boolean;
  /** The person tried to issue: what is missing is now wrong. */
  attempted: boolean;
}

/** Whether the draft can be issued, what is missing with the way there, and what the law wants of it. */
export function CheckPanel({ aside, lacksVatId, issues, contactId, base, isDemo, attempted }: CheckPanelProps) {
  const t = useT();
  const { fiscalization, einvoice, blockers } = aside;
  const isTrade = isTradeKind(aside.kind);
  // What a receiver would refuse is not issued where the company sends eRačuni; its own card says what.
  const isSetUp = aside.einvoiceCheck?.isSetUp === true;
  const refused = einvoice.required && isSetUp ? (aside.einvoiceCheck?.findings ?? []).length : 0;
  const missing = issues.length + blockers.length;
  const ready = missing + refused === 0;
  return (
    <div className="flex flex-col gap-5">
      {isDemo && einvoice.required && !isSetUp ? (
        <Banner tone="warn" title={t('invoices.demoEinvoice')}>
          {t('invoices.demoEinvoiceDetail')}
        </Banner>
      ) : null}
      <Card
        title={ready ? t('invoices.check.ready') : t('invoices.check.missing')}
        aside={
          ready ? <CircleCheck aria-hidden size={16} className="text-ok" /> : <span className="tabular">{missing + refused}</span>
        }
      >
        {ready ? (
          <p className="text-sm text-muted">{t(READY[aside.kind])}</p>
        ) : (
          <ul className="flex flex-col gap-2.5">
            {blockers.map((blocker) => (
              <Entry key={blocker.code} icon={CircleAlert} tone="text-err">
                <p>{errorSentence(t, blocker.code)}</p>
                <ButtonLink small to={`${base}/${blocker.fix}`} className="mt-1.5">
                  {t('errors.page.fix')}
                </ButtonLink>
              </Entry>
            ))}
            {refused > 0 && missing === 0 ? (
              <Entry icon={CircleAlert} tone="text-err">
                {t('einvoiceTerms.check.first')}
              </Entry>
            ) : null}
            {issues.map((issue) => (
              <Entry
                key={`${issue.path} ${issue.code}`}
                icon={attempted ? CircleAlert : CircleDashed}
                tone={attempted ? 'text-err' : 'text-muted'}
              >
                <IssueLink issue={issue} contactId={contactId} base={base} />
              </Entry>
            ))}
          </ul>
        )}
      </Card>
      {aside.warnings.length > 0 ? (
        <Card title={t('invoices.warning.title')}>
          <ul className="flex flex-col gap-2.5">
            {aside.warnings.map((warning) => (
              <Entry
                key={`${warning.path} ${warning.code}`}
                icon={YEAR_CODES.has(warning.code) ? CalendarClock : TriangleAlert}
                tone="text-warn"
              >
                <Warning warning={warning} contactId={contactId} base={base} />
              </Entry>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t('invoices.duties')}>
        <ul className="flex flex-col gap-3">
          {isTrade ? (
            <Entry icon={FileText} tone="text-muted">
              <p className="font-medium">{t('trade.duty')}</p>
              <p className="text-muted">{t('trade.dutyDetail', { kind: aside.kind })}</p>
            </Entry>
          ) : (
            <Entry
              icon={fiscalization.required ? ShieldCheck : ShieldOff}
              tone={fiscalization.required ? 'text-brand' : 'text-muted'}
            >
              <p className="font-medium">{t(fiscalization.required ? 'invoices.duty.fiscal' : 'invoices.duty.notFiscal')}</p>
              <p className="text-muted">{t.dynamic(`invoices.duty.fiscal.${fiscalization.reason}`)}</p>
            </Entry>
          )}
          {aside.buyer && !isTrade ? (
            <Entry icon={einvoice.required ? FileCode2 : FileText} tone={einvoice.required ? 'text-warn' : 'text-muted'}>
              <p className="font-medium">{t(einvoice.required ? 'invoices.duty.einvoice' : 'invoices.duty.noEinvoice')}</p>
              <p className="text-muted">{t.dynamic(`invoices.duty.einvoice.${einvoice.reason}`)}</p>
            </Entry>
          ) : null}
          {lacksVatId ? (
            <Entry icon={CircleAlert} tone="text-warn">
              <p className="font-medium">{t('invoices.duty.ownVatId')}</p>
              <p className="text-muted">{t('invoices.duty.ownVatIdDetail')}</p>
              <ButtonLink small to={`${base}/postavke/tvrtka`} className="mt-1.5">
                {t('errors.page.fix')}
              </ButtonLink>
            </Entry>
          ) : null}
        </ul>
      </Card>
    </div>
  );
}

const Entry = ({ icon: Icon, tone, children }: { icon: LucideIcon; tone: string; children: ReactNode }) => (
  <li className="flex gap-2.5 text-sm">
    <Icon aria-hidden size={16} strokeWidth={1.75} className={`mt-px shrink-0 ${tone}`} />
    <div className="min-w-0">{children}</div>
  </li>
);

interface IssueLinkProps {
  issue: FieldIssue;
  contactId: string;
  base: string;
  /** In place of its sentence. */
  words?: string;
}

const linkClass = 'rounded-xs underline decoration-border-strong underline-offset-2 hover:decoration-current';

/** Jumps to the field that a complaint is about (a plain anchor without scripts), or leads to the screen that mends it. */
function IssueLink({ issue, contactId, base, words }: IssueLinkProps) {
  const t = useT();
  const say = useIssueWords();
  const target = targetOf(issue, contactId);
  const line = /^lines\.(\d+)\./.exec(issue.path);
  const said = words ?? say(issue);
  const text = line ? t('invoices.check.line', { number: Number(line[1]) + 1, text: said }) : said;
  if ('screen' in target) {
    return (
      <Link to={`${base}/${target.screen}`} className={linkClass}>
        {text}
      </Link>
    );
  }
  return <JumpLink field={target.field}>{text}</JumpLink>;
}

function JumpLink({ field, children }: { field: string; children: ReactNode }) {
  const jump = (event: MouseEvent): void => {
    if (jumpTo(field)) event.preventDefault();
  };
  return (
    <a href={`#${field}`} onClick={jump} className={linkClass}>
      {children}
    </a>
  );
}

const YEAR_CODES: ReadonlySet<string> = new Set(YEAR_WARNINGS);

/** What does not keep the draft from being issued; it leads to where it is mended. The day of issue is nobody's choice. */
function Warning({ warning, ...where }: { warning: FieldIssue; contactId: string; base: string }) {
  const t = useT();
  const words = errorSentence(t, warning.code, warning.params);
  return warning.path === 'issuedOn' ? words : <IssueLink issue={warning} words={words} {...where} />;
}
