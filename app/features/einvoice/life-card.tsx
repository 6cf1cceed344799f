import { Link } from '@remix-run/react';
import clsx from 'clsx';
import { Check, CircleAlert, CircleDashed, CircleSlash, EyeOff, FileCode2, Loader, User } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Timeline, type TimelineItem } from '#app/components/ui/timeline.tsx';
import type { Look } from '#app/features/einvoice/pills.tsx';
import { formatDate, formatInstantShort } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { LifeDto } from '#server/contracts/einvoice.ts';

type Step = LifeDto['steps'][number];

const LOOKS = {
  done: ['ok', Check],
  now: ['info', Loader],
  later: ['neutral', CircleDashed],
  failed: ['err', CircleAlert],
  unseen: ['neutral', EyeOff],
  skipped: ['neutral', CircleSlash],
} as const satisfies Record<Step['state'], Look>;

/** Where the raw message of a step is. */
function messageHref(base: string, { kind, id }: NonNullable<Step['message']>): string {
  switch (kind) {
    case 'document':
    case 'answer':
      return `${base}/dokumenti/${id}/datoteka`;
    case 'report':
      return `${base}/eracuni/prijave/${id}/poruka`;
    case 'invoice':
      return `${base}/racuni/${id}`;
    case 'response':
      return `${base}/eracuni/primljeni/${id}`;
  }
}

/** The way of one eRačun, sent or received: each step with its time, its raw message, who must act and what now. */
export function LifeCard({ life, base, className }: { life: LifeDto; base: string; className?: string | undefined }) {
  const t = useT();
  const { steps, now } = life;
  // Where nothing is left to do, what took it back is the last word.
  const current = steps.find(({ key }) => key === (now ?? 'taken_back'));
  const waitsForMoney = steps.some(({ key, state }) => key === 'paid' && state === 'later');
  const items = steps.map((step): TimelineItem => {
    const [tone, icon] = step.state === 'now' && step.actor === 'you' ? (['warn', User] as const) : LOOKS[step.state];
    return {
      id: step.key,
      tone,
      icon,
      title: t(`einvoiceLife.step.${step.key}`),
      detail: <Detail step={step} base={base} saidAbove={step === current} />,
      ...(step.at === null ? {} : { time: formatInstantShort(step.at), at: new Date(step.at).toISOString() }),
    };
  });
  return (
    <Card title={t('einvoiceLife.title')} className={className}>
      <p
        className={clsx(
          'mb-4 text-sm',
          current?.state === 'failed'
            ? 'text-err'
            : current?.state === 'now' && current.actor === 'you'
              ? 'text-warn'
              : 'text-muted',
        )}
      >
        <strong className="font-medium">{t('einvoiceLife.now')}:</strong>{' '}
        {current === undefined ? t(waitsForMoney ? 'einvoiceLife.untilPaid' : 'einvoiceLife.nothing') : <Note step={current} />}
        {current?.actor === 'you' && current.state !== 'done' && current.message?.kind === 'invoice' ? (
          <span className="mt-2 block">
            <ButtonLink small to={messageHref(base, current.message)}>
              {t('einvoiceLife.open', { number: current.number ?? '' })}
            </ButtonLink>
          </span>
        ) : null}
      </p>
      <Timeline items={items} />
    </Card>
  );
}

/** The sentence of a step; where it needs none, its name. */
function Note({ step }: { step: Step }) {
  const t = useT();
  const { note, on, number, key } = step;
  const params = { on: on === null ? '' : formatDate(on), number: number ?? '' };
  const words = note?.startsWith('failure.')
    ? t.dynamic(`einvoice.${note}`)
    : note === null
      ? null
      : t.dynamic(`einvoiceLife.note.${note}`, params);
  return <>{words ?? t(`einvoiceLife.step.${key}`)}</>;
}

function Detail({ step, base, saidAbove }: { step: Step; base: string; saidAbove: boolean }) {
  const t = useT();
  const { state, actor, note, words, message } = step;
  const isOpen = state === 'now' || state === 'failed';
  // What the intermediary took is known to its people by these two.
  const [ref = '', code = ''] = words;
  const said =
    step.key === 'accepted' && (state === 'now' || state === 'done')
      ? t(code === '' ? 'einvoiceLife.reference' : 'einvoiceLife.referenceAndCode', { ref, code })
      : words.join(' · ');
  return (
    <>
      <span className="sr-only">{t(`einvoiceLife.state.${state}`)}. </span>
      {note === null || saidAbove ? null : <Note step={step} />}
      {isOpen ? <span className="block font-medium">{t(`einvoiceLife.actor.${actor}`)}</span> : null}
      {words.length === 0 ? null : <span className={clsx('block break-words', state === 'failed' && 'text-err')}>{said}</span>}
      {message === null ? null : (
        <Link
          to={messageHref(base, message)}
          reloadDocument={message.kind !== 'response' && message.kind !== 'invoice'}
          className="link mt-0.5 flex w-fit items-center gap-1"
        >
          <FileCode2 aria-hidden size={12} />
          {t(`einvoiceLife.message.${message.kind}`)}
        </Link>
      )}
    </>
  );
}
