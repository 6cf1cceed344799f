import { randomUUID } from 'node:crypto';
import type { MockEnv } from '../kit/vendor.ts';
import { newWebhookId, signWebhook, webhookBody, type ResendEvent } from './events.ts';
import { resendState, type SentMail, type WebhookDelivery } from './state.ts';

/** When the vendor tries again after a failure, in milliseconds. */
const RETRY_AFTER_MS = [5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 36_000_000];
const ATTEMPT_TIMEOUT_MS = 10_000;
/** A process that took a delivery and was killed loses it to the next one after this long. */
const CLAIM_MS = 60_000;
const STALE_MS = 3_600_000;

const WRONG_SECRET = 'whsec_YW5vdGhlci1zZWNyZXQtYW5vdGhlci1zZWNyZXQ=';

export interface FireOptions {
  /** `bad`: signed with another secret · `stale`: signed an hour ago · `future`: signed an hour ahead. */
  readonly signature?: 'good' | 'bad' | 'stale' | 'future';
  /** How often the same webhook (one `svix-id`) is sent. */
  readonly copies?: number;
  /** When the event happened; the vendors' now unless told. */
  readonly at?: Date;
}

export interface FiredWebhook {
  readonly webhookId: string;
  readonly type: string;
  /** What our endpoint answered to each copy; null when there was no answer. */
  readonly statuses: readonly (number | null)[];
}

const post = async (env: MockEnv, webhookId: string, body: string, signedAt: Date, secret?: string): Promise<number> => {
  const response = await fetch(new URL('/webhooks/resend', env.appUrl()), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Svix-Webhooks/1.0',
      ...signWebhook(webhookId, signedAt, body, secret),
    },
    body,
    signal: AbortSignal.timeout(ATTEMPT_TIMEOUT_MS),
  });
  await response.arrayBuffer();
  return response.status;
};

/** Events only move a mail forward; `sent` after `delivered` is a late message about the past. */
const RANK: Readonly<Partial<Record<ResendEvent, number>>> = {
  scheduled: 0,
  sent: 1,
  delivery_delayed: 2,
  delivered: 3,
  opened: 4,
  clicked: 5,
};

const markMail = (env: MockEnv, mail: SentMail, event: ResendEvent): void => {
  const { mails } = resendState(env);
  env.store.transaction(() => {
    const current = mails.get(mail.id);
    if (current === null) return;
    const ahead = (RANK[event] ?? 9) >= (RANK[current.lastEvent as ResendEvent] ?? -1);
    if (ahead) mails.put(mail.id, { ...current, lastEvent: event });
  });
};

/** Sends a webhook about `mail` at once, without repeating it, and says what our endpoint answered. */
export const fireWebhook = async (
  env: MockEnv,
  mail: SentMail,
  event: ResendEvent,
  options: FireOptions = {},
): Promise<FiredWebhook> => {
  const now = env.clock.now();
  const shift = options.signature === 'stale' ? -STALE_MS : options.signature === 'future' ? STALE_MS : 0;
  const secret = options.signature === 'bad' ? WRONG_SECRET : undefined;
  const webhookId = newWebhookId();
  const body = webhookBody(mail, event, options.at ?? now);
  markMail(env, mail, event);
  const statuses: (number | null)[] = [];
  for (let copy = 0; copy < (options.copies ?? 1); copy += 1) {
    const signedAt = new Date(now.getTime() + shift);
    statuses.push(await post(env, webhookId, body, signedAt, secret).catch(() => null));
  }
  return { webhookId, type: `email.${event}`, statuses };
};

/** Puts a webhook about a sent mail on the list of those that the vendor will send by itself, `afterMs` from now. */
export const planWebhook = (env: MockEnv, mail: SentMail, event: ResendEvent, afterMs: number, copies = 1): void =>
  planDelivery(
    env,
    { emailId: mail.id, type: `email.${event}`, body: webhookBody(mail, event, env.clock.now()) },
    afterMs,
    copies,
  );

/** The same for any body. */
export const planDelivery = (
  env: MockEnv,
  webhook: Pick<WebhookDelivery, 'emailId' | 'type' | 'body'>,
  afterMs: number,
  copies = 1,
): void => {
  const at = env.clock.now();
  const webhookId = newWebhookId();
  for (let copy = 0; copy < copies; copy += 1) {
    const delivery: WebhookDelivery = {
      id: randomUUID(),
      webhookId,
      ...webhook,
      status: 'waiting',
      attempts: 0,
      dueAt: new Date(at.getTime() + afterMs).toISOString(),
      lastStatus: null,
      lastError: null,
    };
    resendState(env).deliveries.insert(delivery.id, delivery);
  }
};

const claimDue = (env: MockEnv): WebhookDelivery[] => {
  const { deliveries } = resendState(env);
  const now = env.clock.now();
  const isDue = ({ dueAt }: WebhookDelivery): boolean => Date.parse(dueAt) <= now.getTime();
  if (!deliveries.all().some(isDue)) return [];
  return env.store.transaction(() => {
    const due = deliveries
      .all()
      .filter(isDue)
      .sort((a, b) => a.dueAt.localeCompare(b.dueAt));
    for (const delivery of due) {
      deliveries.put(delivery.id, { ...delivery, status: 'sending', dueAt: new Date(now.getTime() + CLAIM_MS).toISOString() });
    }
    return due;
  });
};

/** Sends what is due, one after the other in the planned order. Several processes may do so; each delivery is one's alone. */
export const deliverDueWebhooks = async (env: MockEnv): Promise<number> => {
  const { deliveries, finished, mails } = resendState(env);
  const due = claimDue(env);
  for (const delivery of due) {
    const mail = mails.get(delivery.emailId);
    if (mail !== null) markMail(env, mail, delivery.type.replace('email.', '') as ResendEvent);
    const attempts = delivery.attempts + 1;
    const result = await post(env, delivery.webhookId, delivery.body, env.clock.now()).then(
      (status) => ({ lastStatus: status, lastError: null }),
      (error: unknown) => ({ lastStatus: null, lastError: error instanceof Error ? error.message : String(error) }),
    );
    const delivered = result.lastStatus !== null && result.lastStatus >= 200 && result.lastStatus < 300;
    const wait = RETRY_AFTER_MS[attempts - 1];
    const dueAt = new Date(env.clock.now().getTime() + (wait ?? 0)).toISOString();
    const status = delivered ? 'delivered' : wait === undefined ? 'failed' : 'waiting';
    const after: WebhookDelivery = { ...delivery, ...result, attempts, status, dueAt };
    env.store.transaction(() => {
      if (status === 'waiting') return deliveries.put(delivery.id, after);
      deliveries.delete(delivery.id);
      return finished.put(delivery.id, after);
    });
  }
  return due.length;
};
