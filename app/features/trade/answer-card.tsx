import { Form } from '@remix-run/react';
import { CircleX, ThumbsUp, Undo2 } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { TradeDto } from '#server/contracts/trade.ts';

/** What the customer said, and the buttons that note it. Once another document was made of it the question is settled. */
export function AnswerCard({ paper, mayWrite }: { paper: Pick<TradeDto, 'decision' | 'state'>; mayWrite: boolean }) {
  const t = useT();
  const decision = paper.decision ?? 'open';
  if (paper.state === 'converted' && decision === 'open') return null;
  return (
    <Card title={t('trade.answer.title')} className="max-lg:order-2">
      <Form method="post" preventScrollReset className="flex flex-col gap-3">
        <input type="hidden" name="intent" value="decide" />
        <p className="text-sm text-muted">{t(`trade.answer.${decision}`)}</p>
        {!mayWrite || paper.state === 'converted' ? null : decision === 'open' ? (
          <div className="flex flex-wrap gap-2">
            <Button type="submit" name="decision" value="accepted" icon={ThumbsUp} small>
              {t('trade.accept')}
            </Button>
            <Button type="submit" name="decision" value="declined" icon={CircleX} small>
              {t('trade.decline')}
            </Button>
          </div>
        ) : (
          <Button type="submit" name="decision" value="open" icon={Undo2} small variant="ghost" className="self-start">
            {t('trade.reopen')}
          </Button>
        )}
      </Form>
    </Card>
  );
}
