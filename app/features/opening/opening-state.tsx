import { Ban, Check, CircleAlert, Clock, type LucideIcon } from 'lucide-react';
import { Pill, type Tone } from '#app/components/ui/pill.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { OpeningItem } from '#server/contracts/opening.ts';

const LOOKS: Readonly<Record<OpeningItem['state'], readonly [Tone, LucideIcon]>> = {
  open: ['info', Clock],
  overdue: ['err', CircleAlert],
  paid: ['ok', Check],
  archived: ['neutral', Ban],
};

/** How a receivable of the previous program stands. */
export function OpeningState({ state }: Pick<OpeningItem, 'state'>) {
  const t = useT();
  const [tone, icon] = LOOKS[state];
  return (
    <Pill tone={tone} icon={icon}>
      {t(`opening.state.${state}`)}
    </Pill>
  );
}
