import { describe, expect, it } from 'vitest';

import { stepOfNow } from './life-step.ts';
import { type OutgoingFacts, outgoingLife } from './outgoing-life.ts';

const AT = new Date('2026-11-24T09:00:00.000Z');
const SENDING: NonNullable<OutgoingFacts['sending']> = {
  channel: 'exchange',
  status: 'sent',
  transport: 'delivered',
  fiscal: 'done',
  business: 'approved',
  failure: null,
  errors: [],
  providerRef: '394162',
  rawCode: '40',
  queuedAt: AT,
  sentAt: AT,
  copyId: null,
};
const FACTS: OutgoingFacts = {
  issuedAt: AT,
  sending: SENDING,
  seen: { accepted: AT, fiscal: AT, delivered: AT, business: AT },
  tellsFiscal: true,
  receiptDue: null,
  payment: { isSettled: false, isPart: false, isVoid: false, lastOn: null, dueOn: null },
  reports: [],
  pdf: { mail: null, isAutomatic: false },
  answers: { accepted: null, fiscal: null, delivered: null, business: null },
  fileId: null,
  responseId: null,
  copy: null,
  takenBack: null,
};

const lifeOf = (facts: Partial<OutgoingFacts>) => {
  const steps = outgoingLife({ ...FACTS, ...facts });
  const now = stepOfNow(steps);
  return { steps, now: steps.find(({ key }) => key === now) ?? null };
};

describe('what matters now of an eRačun that went out', () => {
  it('is nothing while only the payment is awaited', () => {
    const { steps, now } = lifeOf({});
    expect(now).toBeNull();
    expect(steps.find(({ key }) => key === 'paid')?.state).toBe('later');
    expect(steps.some(({ key }) => key === 'corrected')).toBe(false);
  });

  it.each([
    [{ status: 'queued', failure: null, errors: [] }, ['now', 'fiskai', 'queued']],
    [{ status: 'unsure', failure: 'away', errors: [] }, ['now', 'fiskai', 'looked_up']],
    [{ status: 'stopped', failure: 'unsure', errors: [] }, ['failed', 'you', 'copy_unsure']],
    [{ status: 'stopped', failure: 'too_late', errors: [] }, ['failed', 'you', 'copy_waits']],
    [{ status: 'refused', failure: null, errors: ['HR-BR-1'] }, ['failed', 'you', 'copy_waits']],
  ] as const)('is the corrected copy that the intermediary does not have: %o', (copy, [state, actor, note]) => {
    expect(lifeOf({ copy }).now).toMatchObject({ key: 'corrected', state, actor, note, words: copy.errors });
  });

  it('is no rejection that a copy is about to answer', () => {
    const rejected = { ...SENDING, business: 'rejected' as const };
    expect(lifeOf({ sending: rejected }).now).toMatchObject({ key: 'answered', note: 'rejected' });
    const copy = { status: 'queued', failure: null, errors: [] } as const;
    expect(lifeOf({ sending: rejected, copy }).now).toMatchObject({ key: 'corrected', actor: 'fiskai' });
  });

  it('is not told as being asked about where the intermediary’s reference is not known', () => {
    const sending = {
      ...SENDING,
      providerRef: null,
      rawCode: null,
      transport: 'sent',
      fiscal: 'none',
      business: 'none',
    } as const;
    const { steps, now } = lifeOf({ sending });
    expect(now).toBeNull();
    expect(steps.filter(({ note }) => note === 'no_ref').map(({ key, state }) => [key, state])).toEqual([
      ['fiscalized', 'unseen'],
      ['delivered', 'unseen'],
    ]);
  });
});
