import { Form } from '@remix-run/react';
import { Ban, CircleX, ThumbsUp, Undo2 } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { formatInstantShort } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { TradeAnswer, TradeDto } from '#server/contracts/trade.ts';

const BUTTONS = [
  ['accepted', 'trade.accept', ThumbsUp],
  ['declined', 'trade.decline', CircleX],
  ['withdrawn', 'trade.withdraw', Ban],
] as const;

/**
 * What the customer said, on the paper's page or otherwise, and the buttons that note it or withdraw the paper. Once another document
 * was made of it the question is settled. Nobody answers a delivery note: it waits for its invoice, or is withdrawn.
 */
export function AnswerCard({ paper, mayWrite }: { paper: Pick<TradeDto, 'kind' | 'answer' | 'state'>; mayWrite: boolean }) {
  const t = useT();
  const { kind, answer, state } = paper;
  const isNote = kind === 'delivery_note';
  const isSettled = state === 'converted' || state === 'replaced';
  if (isSettled && answer === null) return null;
  return (
    <Card title={t(isNote ? 'trade.otpremnice.charge' : 'trade.answer.title')} className="max-lg:order-2">
      <Form method="post" preventScrollReset className="flex flex-col gap-3">
        <input type="hidden" name="intent" value="decide" />
        {answer === null ? (
          <p className="text-sm text-muted">{t(isNote ? 'trade.otpremnice.open' : 'trade.answer.open')}</p>
        ) : (
          <Said answer={answer} />
        )}
        {!mayWrite || isSettled ? null : answer === null ? (
          <div className="flex flex-wrap gap-2">
            {BUTTONS.filter(([decision]) => !isNote || decision === 'withdrawn').map(([decision, label, icon]) => (
              <Button
                key={decision}
                type="submit"
                name="decision"
                value={decision}
                icon={icon}
                small
                variant={decision === 'withdrawn' ? 'ghost' : 'secondary'}
              >
                {t(label)}
              </Button>
            ))}
          </div>
        ) : (
          <Button type="submit" name="decision" value="open" icon={Undo2} small variant="ghost" className="self-start">
            {t('trade.reopen', { decision: answer.decision })}
          </Button>
        )}
      </Form>
    </Card>
  );
}

/** Of an answer on the page: who gave it, when, and with what remark. */
function Said({ answer: { decision, customer, at, remark } }: { answer: TradeAnswer }) {
  const t = useT();
  if (customer === null || decision === 'withdrawn') return <p className="text-sm text-muted">{t(`trade.answer.${decision}`)}</p>;
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p>{t(`trade.answer.${decision}By`, { name: customer, at: formatInstantShort(at) })}</p>
      {remark === '' ? null : <p className="border-l-2 border-border-strong pl-3 whitespace-pre-line text-muted">{remark}</p>}
    </div>
  );
}
