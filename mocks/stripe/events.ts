import { createHmac } from 'node:crypto';

import { takeScenario } from '../kit/scenario.ts';
import { numberArgument, type MockEnv } from '../kit/vendor.ts';
import { MOCK_STRIPE } from './credentials.ts';
import { renderEvent } from './render.ts';
import { newId, nowSeconds, stripeState, type Delivery, type StripeEvent } from './state.ts';

/** Pseudo-operation whose scenario tells how notifications travel. */
export const NOTIFICATIONS = 'notifications';

/** When the vendor tries again after a failure, in seconds. */
const RETRY_AFTER = [10, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
const ATTEMPT_TIMEOUT_MS = 10_000;

const WRONG_SECRET = 'whsec_sasvim_druga_tajna';

export type Signature = 'good' | 'bad' | 'stale' | 'future' | 'rolling';

const mac = (secret: string, at: number, body: string): string =>
  createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');

/** `t=…,v1=…`; with a secret being exchanged there are two, and the old one first. */
export function signatureHeader(body: string, at: number, signature: Signature = 'good'): string {
  const time = signature === 'stale' ? at - 3_600 : signature === 'future' ? at + 3_600 : at;
  const good = `v1=${mac(MOCK_STRIPE.webhookSecret, time, body)}`;
  const wrong = `v1=${mac(WRONG_SECRET, time, body)}`;
  const signatures = signature === 'bad' ? wrong : signature === 'rolling' ? `${wrong},${good}` : good;
  return `t=${time},${signatures},v0=${'0'.repeat(64)}`;
}

/** Writes down what happened and plans to tell it; the scenario of `notifications` says in which order and how often. */
export function emit(env: MockEnv, type: string, object: unknown): StripeEvent {
  const { events, deliveries } = stripeState(env);
  const scenario = takeScenario(env.store, 'stripe', NOTIFICATIONS);
  const created = nowSeconds(env);
  const event: StripeEvent = { id: newId('evt'), type, created, object };
  events.put(event.id, event);
  if (scenario.name === 'events-lost') return event;
  const delay = scenario.name === 'events-delayed' ? numberArgument(scenario, 60) : 0;
  // Shuffled: the earlier of a burst is told after the later one.
  const spread = scenario.name === 'events-shuffled' ? 30 - (deliveries.all().length % 30) : 0;
  for (let copy = 0; copy < (scenario.name === 'events-duplicated' ? 2 : 1); copy += 1) {
    const delivery: Delivery = {
      id: newId('dlv'),
      eventId: event.id,
      type,
      dueAt: created + delay + spread,
      attempts: 0,
      lastStatus: null,
    };
    deliveries.put(delivery.id, delivery);
  }
  return event;
}

/** Sends one notification now; null when nobody answered. */
export async function post(env: MockEnv, event: StripeEvent, signature: Signature = 'good'): Promise<number | null> {
  const body = JSON.stringify(renderEvent(event));
  try {
    const response = await fetch(new URL('/webhooks/stripe', env.appUrl()), {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signatureHeader(body, nowSeconds(env), signature),
      },
      body,
      signal: AbortSignal.timeout(ATTEMPT_TIMEOUT_MS),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

function claimDue(env: MockEnv): Delivery[] {
  const { deliveries } = stripeState(env);
  const now = nowSeconds(env);
  const isDue = ({ dueAt }: Delivery): boolean => dueAt <= now;
  if (!deliveries.all().some(isDue)) return [];
  return env.store.transaction(() => {
    const due = deliveries
      .all()
      .filter(isDue)
      .sort((a, b) => a.dueAt - b.dueAt);
    // Taken: a process that dies with it loses it to the next one after a minute.
    for (const delivery of due) deliveries.put(delivery.id, { ...delivery, dueAt: now + 60 });
    return due;
  });
}

/** Sends what is due, in its order. Several processes may do so; each delivery is one's alone. */
export async function deliverDue(env: MockEnv): Promise<readonly (number | null)[]> {
  const { deliveries, delivered, events } = stripeState(env);
  const statuses: (number | null)[] = [];
  for (const delivery of claimDue(env)) {
    const event = events.get(delivery.eventId);
    if (event === null) continue;
    const lastStatus = await post(env, event);
    statuses.push(lastStatus);
    const wait = RETRY_AFTER[delivery.attempts];
    const after = { ...delivery, attempts: delivery.attempts + 1, lastStatus };
    const isDone = (lastStatus !== null && lastStatus >= 200 && lastStatus < 300) || wait === undefined;
    env.store.transaction(() => {
      if (!isDone) return deliveries.put(delivery.id, { ...after, dueAt: nowSeconds(env) + wait });
      deliveries.delete(delivery.id);
      return delivered.put(delivery.id, after);
    });
  }
  return statuses;
}
