import { Form, useSearchParams } from '@remix-run/react';
import { Ban, CircleAlert, CircleHelp, Clock, FilePen, Loader, Send } from 'lucide-react';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { changeWords } from '#app/features/einvoice/change-words.ts';
import type { Look } from '#app/features/einvoice/pills.tsx';
import { WasSentForm } from '#app/features/einvoice/was-sent-form.tsx';
import { panelHref, panelOf } from '#app/features/invoice-document/panels.ts';
import { formatInstantShort, formatTime } from '#app/i18n/format.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { CopiesDto, CopyDto } from '#server/contracts/einvoice-copies.ts';
import type { OutgoingDto } from '#server/contracts/einvoice.ts';
import { COPY_REFUSALS } from '#server/domain/einvoice/copy/may-copy.ts';

const LOOKS = {
  queued: ['neutral', Clock],
  sending: ['info', Loader],
  unsure: ['warn', CircleHelp],
  sent: ['ok', Send],
  refused: ['err', Ban],
  stopped: ['err', CircleAlert],
  withdrawn: ['neutral', Ban],
} as const satisfies Record<CopyDto['status'], Look>;

interface CopiesSectionProps {
  copies: CopiesDto;
  sent: Pick<OutgoingDto, 'business' | 'transport' | 'fiscal'>;
  /** The buyer asks for data without effect on VAT. */
  isAsked: boolean;
  /** Nobody knows yet what was refused: that is found out first. */
  isUnclear: boolean;
  number: string;
  path: string;
  mayWrite: boolean;
}

/** Corrected copies of an eRačun: the button that begins one, how the one under way stands, and those that were sent. */
export function CopiesSection({ copies, sent, isAsked, isUnclear, number, path, mayWrite }: CopiesSectionProps) {
  const t = useT();
  const { obstacle, open, until } = copies;
  const isRejected = sent.business === 'rejected';
  const hasFailed = sent.transport === 'failed' || sent.transport === 'cancelled' || sent.fiscal === 'failed';
  // What only waits a moment, or cannot be corrected at all, is told where somebody needs it.
  const tellsWhy = obstacle !== null && isRejected && obstacle !== 'cancelled' && obstacle !== 'corrected';
  const isOpen = panelOf(useSearchParams()[0]) === 'ispravi';
  const mayBegin = obstacle === null && open === null && mayWrite && !isOpen;
  const isEmpty = open === null && copies.sent.length === 0 && !tellsWhy && !(isAsked && isRejected) && !mayBegin;
  if (isEmpty) return null;
  return (
    <section className="flex flex-col gap-3 border-t pt-3" aria-label={t('einvoiceCopy.list.title')}>
      {copies.sent.length === 0 && open === null ? null : <h3 className="font-medium">{t('einvoiceCopy.list.title')}</h3>}
      {open === null ? null : <OpenCopy copy={open} path={path} mayWrite={mayWrite} mayMend={obstacle === null} />}
      {copies.sent.map((copy, index) => (
        <SentCopy key={copy.id} copy={copy} isNow={index === 0 && copies.sent.length > 1} />
      ))}
      {isAsked && isRejected ? <p>{t('einvoiceCopy.response.fix')}</p> : null}
      {tellsWhy ? <p className="text-muted">{errorSentence(t, COPY_REFUSALS[obstacle], { number, until })}</p> : null}
      {mayBegin ? (
        <div>
          <ButtonLink
            small
            variant={isRejected && !isUnclear ? 'primary' : 'secondary'}
            icon={FilePen}
            to={panelHref(path, 'ispravi')}
            replace
            preventScrollReset
          >
            {t(copies.sent.length > 0 && hasFailed ? 'einvoiceCopy.again' : 'einvoiceCopy.open')}
          </ButtonLink>
        </div>
      ) : null}
    </section>
  );
}

function SentCopy({ copy, isNow }: { copy: CopyDto; isNow: boolean }) {
  const t = useT();
  return (
    <div className="flex flex-col gap-1">
      <p className="text-xs text-muted">
        {t('einvoiceCopy.list.sent', { at: formatInstantShort(copy.sentAt ?? copy.queuedAt) })}
        {isNow ? ` · ${t('einvoiceCopy.list.now')}` : ''}
      </p>
      <Changes copy={copy} />
    </div>
  );
}

/** What it says otherwise, and why. */
function Changes({ copy }: { copy: CopyDto }) {
  const t = useT();
  return (
    <>
      <ul className="flex flex-col gap-0.5">
        {changeWords(t, copy.changes).map((sentence) => (
          <li key={sentence} className="break-words">
            {sentence}
          </li>
        ))}
      </ul>
      <p className="text-xs break-words text-muted">{copy.reason}</p>
    </>
  );
}

interface OpenCopyProps {
  copy: CopyDto;
  path: string;
  mayWrite: boolean;
  mayMend: boolean;
}

function OpenCopy({ copy, path, mayWrite, mayMend }: OpenCopyProps) {
  const t = useT();
  const { status, failure, errors, nextAttemptAt } = copy;
  const isUnsure = status === 'stopped' && failure === 'unsure';
  const [tone, icon] = LOOKS[isUnsure ? 'unsure' : status];
  const waits = status === 'refused' || (status === 'stopped' && !isUnsure);
  return (
    <div className="flex flex-col gap-2">
      <div>
        <Pill tone={tone} icon={icon}>
          {t(isUnsure ? 'einvoiceCopy.state.asked' : `einvoiceCopy.state.${status}`)}
        </Pill>
      </div>
      <Changes copy={copy} />
      {failure !== null && errors.length === 0 && !isUnsure ? (
        <p className={status === 'stopped' ? 'text-err' : 'text-warn'}>
          {t(`einvoice.failure.${failure}`)}{' '}
          {nextAttemptAt === null ? '' : t('einvoice.card.next', { time: formatTime(nextAttemptAt) })}
        </p>
      ) : null}
      {errors.length === 0 ? null : (
        <ul className="flex list-disc flex-col gap-1 pl-4 text-muted">
          {errors.map((error) => (
            <li key={error} className="break-words">
              {error}
            </li>
          ))}
        </ul>
      )}
      {isUnsure && mayWrite ? <WasSentForm question={t('einvoiceCopy.unsure')} /> : null}
      {waits && mayWrite ? (
        <Form method="post" className="flex flex-wrap gap-2">
          {mayMend ? (
            <ButtonLink small variant="primary" icon={FilePen} to={panelHref(path, 'ispravi')} replace preventScrollReset>
              {t('einvoiceCopy.change')}
            </ButtonLink>
          ) : null}
          <Button type="submit" small name="intent" value="einvoice-copy-withdraw">
            {t('einvoiceCopy.withdraw')}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}
