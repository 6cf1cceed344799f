import { Form, useNavigation } from '@remix-run/react';
import { Landmark, Mail, RefreshCw, Send } from 'lucide-react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { CopiesSection } from '#app/features/einvoice/copies-section.tsx';
import { InvoiceReports } from '#app/features/einvoice/invoice-reports.tsx';
import { OutsideFiles } from '#app/features/einvoice/outside-files.tsx';
import { BusinessPill, ExchangePill, FiscalPill, TakenBackPill } from '#app/features/einvoice/pills.tsx';
import { Responses } from '#app/features/einvoice/responses.tsx';
import { WasSentForm } from '#app/features/einvoice/was-sent-form.tsx';
import { useIssueWords } from '#app/features/invoice-editor/use-issue-words.ts';
import { formatInstantShort, formatTime } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';
import { useFixPath } from '#app/lib/use-fix-path.ts';
import { useReply } from '#app/lib/use-reply.ts';
import type { InvoiceEInvoiceDto, OutgoingDto } from '#server/contracts/einvoice.ts';
import type { InvoiceDto } from '#server/contracts/invoicing.ts';
import { INTERMEDIARY_NAMES } from '#server/domain/einvoice/intermediaries.ts';
import { mayGoAgain } from '#server/domain/einvoice/states.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';

interface EInvoiceCardProps {
  einvoice: InvoiceEInvoiceDto;
  /** Of the invoice that goes, or went, as eRačun. */
  kind: InvoiceDto['kind'];
  /** A storno that goes as an invoice below zero. */
  isNegative: boolean;
  /** Names of attached files that an eRačun cannot carry. */
  outside: readonly string[];
  base: string;
  number: string;
  /** Of the invoice's page. */
  path: string;
  mayWrite: boolean;
  mayBook: boolean;
}

/** What takes an invoice back is told in words of its own; every other kind goes to its buyer as the invoice that it is. */
const wordsOf = (kind: InvoiceDto['kind'], isNegative: boolean) =>
  kind === 'storno'
    ? ([isNegative ? 'einvoice.card.fitsNegative' : 'einvoice.card.fitsStorno', 'einvoice.card.sendStorno'] as const)
    : kind === 'credit_note'
      ? ([
          isNegative ? 'einvoice.card.fitsNegativeNote' : 'einvoice.card.fitsCreditNote',
          'einvoice.card.sendCreditNote',
        ] as const)
      : (['einvoice.card.fits', 'einvoice.card.send'] as const);

/** An invoice as eRačun: the button that sends it, its three states, and what a person has to decide. */
export function EInvoiceCard({ einvoice, kind, isNegative, outside, base, number, path, mayWrite, mayBook }: EInvoiceCardProps) {
  const t = useT();
  const { sent, fits, isSetUp, abilities, findings } = einvoice;
  const pending = useNavigation().formData?.get('intent') === 'einvoice';
  if (sent === null && !fits) return null;
  const [fitsWords, sendWords] = wordsOf(kind, isNegative);
  const isUnsure = sent?.status === 'stopped' && sent.failure === 'unsure';
  // What was cancelled before it went stays here.
  const mayGo = fits && (sent === null || mayGoAgain(sent));
  return (
    <Card title={t('einvoice.card.title')} className="max-lg:order-2">
      <div className="flex flex-col gap-3 text-sm">
        {sent === null ? (
          <p className="text-muted">{t(fitsWords)}</p>
        ) : (
          <States sent={sent} settings={`${base}/postavke/eracun`} />
        )}
        <Refusal />
        {isUnsure && mayWrite ? <WasSentForm question={t('einvoice.card.unsure')} /> : null}
        {mayGo && mayWrite && findings.length > 0 ? <Findings findings={findings} base={base} /> : null}
        {!isSetUp && mayGo ? (
          <div>
            <ButtonLink to={`${base}/postavke/eracun`}>{t('einvoice.setUp.action')}</ButtonLink>
          </div>
        ) : mayGo && mayWrite && findings.length === 0 ? (
          <Form method="post" className="flex flex-wrap items-center gap-2">
            <Button
              type="submit"
              name="intent"
              value="einvoice"
              variant={sent === null ? 'primary' : 'secondary'}
              icon={Send}
              pending={pending}
            >
              {t(sent === null ? sendWords : 'einvoice.card.again')}
            </Button>
            {abilities?.canReceive && !takesBack(kind) ? <AskButton /> : null}
          </Form>
        ) : null}
        <Reach />
        {sent?.status === 'sent' && sent.hasReference && !mayGo && abilities?.status && mayWrite ? <CheckForm /> : null}
        {mayGo && isSetUp && mayWrite && abilities?.reportNotIssued && !takesBack(kind) ? <NotIssuedForm /> : null}
        {sent?.channel === 'report' && sent.status === 'sent' ? (
          <div className="flex flex-col items-start gap-2">
            <p className="text-muted">{t('einvoice.card.reportOnly')}</p>
            <SendPdf />
          </div>
        ) : null}
        {outside.length === 0 || sent?.channel === 'report' ? null : (
          <div className="flex flex-col items-start gap-2 border-t pt-3">
            <OutsideFiles names={outside} />
            {mayWrite ? <SendPdf /> : null}
          </div>
        )}
        {sent?.status !== 'sent' || einvoice.copies === null ? null : (
          <CopiesSection
            copies={einvoice.copies}
            sent={sent}
            isAsked={einvoice.responses.some(({ reasonType, about }) => reasonType === 'N' && about === 'present')}
            isUnclear={einvoice.responses.some(({ code, about }) => code === 'RE' && about === 'unknown')}
            {...{ number, path, mayWrite }}
          />
        )}
        <Responses responses={einvoice.responses} base={base} mayWrite={mayWrite} />
        <InvoiceReports reports={einvoice.reports} closings={einvoice.closings} base={base} mayBook={mayBook} />
      </div>
    </Card>
  );
}

function SendPdf() {
  const t = useT();
  return (
    <ButtonLink small icon={Mail} to="?radnja=posalji" replace preventScrollReset>
      {t('einvoice.card.sendPdf')}
    </ButtonLink>
  );
}

/** Why a document that is issued cannot go: what stands on it stays, so that only its operator's OIB can be mended. */
function Findings({ findings, base }: { findings: InvoiceEInvoiceDto['findings']; base: string }) {
  const t = useT();
  const say = useIssueWords();
  const isOfOperator = findings.every(({ path }) => path === 'operatorId');
  return (
    <div className="flex flex-col gap-2">
      <p className="text-err">{t(isOfOperator ? 'einvoiceTerms.check.operator' : 'einvoiceTerms.check.frozen')}</p>
      <ul className="flex list-disc flex-col gap-1 pl-4 text-muted">
        {findings.map((finding) => (
          <li key={`${finding.path} ${String(finding.params?.['rule'] ?? finding.code)}`}>{say(finding)}</li>
        ))}
      </ul>
      {isOfOperator ? (
        <div>
          <ButtonLink small to={`${base}/postavke/operateri`}>
            {t('einvoiceTerms.fix.operators')}
          </ButtonLink>
        </div>
      ) : null}
    </div>
  );
}

function CheckForm() {
  const t = useT();
  const pending = useNavigation().formData?.get('intent') === 'einvoice-check';
  return (
    <Form method="post" preventScrollReset>
      <Button type="submit" small name="intent" value="einvoice-check" icon={RefreshCw} pending={pending}>
        {t('einvoice.card.check')}
      </Button>
    </Form>
  );
}

/** The buyer is in no address book: the law wants the invoice reported instead, and people want a PDF. */
function NotIssuedForm() {
  const t = useT();
  const pending = useNavigation().formData?.get('intent') === 'einvoice-not-issued';
  const reply = useReply<{ readonly canReceive?: boolean }>();
  if (reply?.canReceive !== false) return null;
  return (
    <Form method="post" className="flex flex-col items-start gap-2">
      <p className="text-muted">{t('einvoice.card.notIssuedDetail')}</p>
      <Button type="submit" small name="intent" value="einvoice-not-issued" icon={Landmark} pending={pending}>
        {t('einvoice.card.notIssued')}
      </Button>
    </Form>
  );
}

function AskButton() {
  const t = useT();
  const pending = useNavigation().formData?.get('intent') === 'einvoice-ask';
  return (
    <Button type="submit" name="intent" value="einvoice-ask" pending={pending}>
      {t('einvoice.card.ask')}
    </Button>
  );
}

/** What the intermediary said of the buyer when it was asked. */
function Reach() {
  const t = useT();
  const reply = useReply<{ readonly canReceive?: boolean }>();
  if (reply?.canReceive === undefined) return null;
  return (
    <p role="status" className={reply.canReceive ? 'text-ok' : 'text-warn'}>
      {t(reply.canReceive ? 'einvoice.card.reached' : 'einvoice.card.notReached')}
    </p>
  );
}

/** What only the settings of eRačun mend. */
const MENDED_IN_SETTINGS: readonly (string | null)[] = ['account', 'auth'];

const Exchange = ({ sent }: { sent: OutgoingDto }) => (
  <span className="inline-flex flex-wrap justify-end gap-1">
    <ExchangePill sent={sent} />
    <TakenBackPill takenBack={sent.takenBack} />
  </span>
);

function States({ sent, settings }: { sent: OutgoingDto; settings: string }) {
  const t = useT();
  const { status, failure, nextAttemptAt, errors, sentAt, intermediary, isAnswered } = sent;
  return (
    <>
      <DescriptionList
        items={[
          { label: t('einvoice.exchange'), value: <Exchange sent={sent} /> },
          { label: t('einvoice.fiscal'), value: <FiscalPill state={sent.fiscal} isAnswered={isAnswered} /> },
          ...(sent.channel === 'report'
            ? []
            : [{ label: t('einvoice.business'), value: <BusinessPill state={sent.business} isAnswered={isAnswered} /> }]),
        ]}
      />
      {sentAt === null ? null : (
        <p className="text-xs text-muted">
          {t('einvoice.card.via', { name: INTERMEDIARY_NAMES[intermediary], at: formatInstantShort(sentAt) })}
        </p>
      )}
      {failure !== null && errors.length === 0 ? (
        <p className={isAnswered ? 'text-muted' : status === 'stopped' ? 'text-err' : 'text-warn'}>
          {t(`einvoice.failure.${failure}`)}{' '}
          {nextAttemptAt === null ? '' : t('einvoice.card.next', { time: formatTime(nextAttemptAt) })}
        </p>
      ) : null}
      {status === 'stopped' && MENDED_IN_SETTINGS.includes(failure) ? (
        <div>
          <ButtonLink small to={settings}>
            {t('errors.page.fix')}
          </ButtonLink>
        </div>
      ) : null}
      {errors.length === 0 ? null : (
        // In the words of the intermediary.
        <ul className="flex list-disc flex-col gap-1 pl-4 text-muted">
          {errors.map((error) => (
            <li key={error} className="break-words">
              {error}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Why the last press of the button came to nothing, with each field that is missing. */
function Refusal() {
  const t = useT();
  const reply = useReply<{ readonly einvoiceError?: ErrorBody }>();
  const error = reply?.einvoiceError;
  const fix = useFixPath(error?.params);
  if (error === undefined) return null;
  return (
    <div role="alert" className="flex flex-col gap-2 text-err">
      <p>{errorSentence(t, error.code, error.params)}</p>
      {error.issues.length === 0 ? null : (
        <ul className="list-disc pl-4">
          {[...new Set(error.issues.map(({ code, params }) => errorSentence(t, code, params)))].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {fix === null ? null : (
        <div>
          <ButtonLink small to={fix}>
            {t('errors.page.fix')}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}
