import { Form, useNavigation } from '@remix-run/react';
import { RefreshCw, ScanText } from 'lucide-react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { StandingMark, standingOf } from '#app/features/expenses/verdict-mark.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { useReadAgain } from '#app/lib/use-read-again.ts';
import type { ReceivedDocument } from '#server/contracts/expenses.ts';

interface ReadingBannerProps {
  reading: ReceivedDocument['reading'];
  mayWrite: boolean;
  settingsPath: string;
}

/** Where the reading of a document stands and what can be done about it; it looks again by itself while something is under way. */
export function ReadingBanner({ reading, mayWrite, settingsPath }: ReadingBannerProps) {
  const t = useT();
  const isSending = useNavigation().formData?.get('intent') === 'read';
  const { state, failure, budgetUsed } = reading;
  const isUnderWay = state === 'waiting' || state === 'reading';
  useReadAgain(isUnderWay, true);

  if (state === 'read') {
    const doubts = Object.values(reading.verdicts).filter((each) => standingOf(each) === 'doubtful').length;
    const isRight = reading.verdicts.total?.verdict === 'agreed';
    return (
      <Banner
        tone={doubts > 0 ? 'warn' : isRight ? 'ok' : 'info'}
        title={
          doubts > 0 ? t('expenses.read.doubts', { count: doubts }) : t(isRight ? 'expenses.read.agrees' : 'expenses.read.done')
        }
      >
        {t('expenses.read.look')}
        <span className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
          <StandingMark standing="agreed" said />
          <StandingMark standing="open" said />
          {doubts > 0 ? <StandingMark standing="doubtful" said /> : null}
        </span>
      </Banner>
    );
  }
  if (isUnderWay)
    return (
      <Banner
        tone="info"
        title={t('expenses.read.underWay')}
        action={
          <ButtonLink small to="." icon={RefreshCw}>
            {t('expenses.read.refresh')}
          </ButtonLink>
        }
      >
        {t('expenses.read.underWayDetail')}
      </Banner>
    );
  const mayAsk = mayWrite && (state === 'none' || state === 'failed' || state === 'incomplete') && !budgetUsed;
  const isBudget = budgetUsed && (state === 'none' || state === 'failed' || state === 'incomplete');
  const action = isBudget ? (
    <ButtonLink small to={settingsPath}>
      {t('errors.page.fix')}
    </ButtonLink>
  ) : mayAsk ? (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="read" />
      <Button small type="submit" icon={ScanText} pending={isSending}>
        {t(state === 'none' ? 'expenses.read.ask' : 'expenses.read.askAgain')}
      </Button>
    </Form>
  ) : undefined;
  const why = t.dynamic(`expenses.failure.${failure ?? ''}`) ?? t(`expenses.state.${state}Detail`);
  return (
    <Banner
      tone={state === 'none' || state === 'off' || state === 'unsupported' ? 'info' : 'warn'}
      title={t(`expenses.state.${state}`)}
      action={action}
    >
      {isBudget ? t('errors.READING_BUDGET_USED') : why}
    </Banner>
  );
}
