import { useState, type FormEvent, type ReactNode } from 'react';
import { fieldOf } from '#app/components/forms/use-kept-typing.ts';
import { Doubt, StandingMark, standingOf } from '#app/features/expenses/verdict-mark.tsx';
import type { Verdicts } from '#server/domain/expenses/check-reading.ts';
import type { ReadingField } from '#server/domain/expenses/reading.ts';

/** What is said about each field of a reading, until a person writes something else there: then it is no longer what was read. */
export function useVerdicts(verdicts: Verdicts, typed: ReadonlySet<string>) {
  const [changed, setChanged] = useState(typed);
  const of = (field: ReadingField) => (changed.has(field) ? undefined : verdicts[field]);
  return {
    onChange: ({ target }: FormEvent<HTMLFormElement>): void => {
      if (!('name' in target) || typeof target.name !== 'string') return;
      const field = fieldOf(target.name);
      setChanged((before) => (before.has(field) ? before : new Set([...before, field])));
    },
    mark: (field: ReadingField): ReactNode => {
      const verdict = of(field);
      return verdict === undefined ? undefined : <StandingMark standing={standingOf(verdict)} />;
    },
    doubt: (field: ReadingField): ReactNode => {
      const verdict = of(field);
      return verdict === undefined || standingOf(verdict) !== 'doubtful' ? undefined : <Doubt verdict={verdict} />;
    },
  };
}
