import { createHash, randomUUID } from 'node:crypto';
import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { jsonAnswer, ResendError } from './answers.ts';
import { AUTO_EVENTS_SETTING } from './auto-events.ts';
import type { ResendEvent } from './events.ts';
import { readMessage } from './message.ts';
import { resendState, type SentMail } from './state.ts';
import { planWebhook } from './webhooks.ts';

const DAY_MS = 86_400_000;
const AFTER_MS = 1_500;

/** Resend's own test addresses. */
const TEST_RECIPIENTS: Readonly<Record<string, ResendEvent>> = {
  'bounced@resend.dev': 'bounced',
  'complained@resend.dev': 'complained',
  'suppressed@resend.dev': 'suppressed',
};

interface PlannedEvent {
  readonly event: ResendEvent;
  readonly afterMs: number;
  readonly copies: number;
}

const plan = (scenario: string, to: readonly string[]): PlannedEvent[] => {
  const one = (event: ResendEvent, afterMs: number, copies = 1): PlannedEvent => ({ event, afterMs, copies });
  const sent = one('sent', 0);
  const special = to.map((address) => TEST_RECIPIENTS[address.replace(/^.*<|>$/g, '')]).find((event) => event !== undefined);
  if (special === 'complained') return [sent, one('delivered', AFTER_MS), one('complained', 2 * AFTER_MS)];
  if (special !== undefined) return [sent, one(special, AFTER_MS)];
  switch (scenario) {
    case 'bounced':
    case 'failed':
      return [sent, one(scenario, AFTER_MS)];
    case 'complained':
      return [sent, one('delivered', AFTER_MS), one('complained', 2 * AFTER_MS)];
    case 'delayed':
      return [sent, one('delivery_delayed', AFTER_MS)];
    case 'opened':
      return [sent, one('delivered', AFTER_MS), one('opened', 2 * AFTER_MS)];
    case 'events-duplicated':
      return [one('sent', 0, 2), one('delivered', AFTER_MS, 2)];
    case 'events-out-of-order':
      return [one('delivered', 0), one('sent', AFTER_MS)];
    default:
      return [sent, one('delivered', AFTER_MS)];
  }
};

/** `POST /emails`. An idempotency key is remembered for 24 hours of the vendors' time. */
export const sendEmail = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const key = call.headers.get('idempotency-key');
  if (key !== null && (key.length < 1 || key.length > 256)) {
    throw new ResendError('invalid_idempotency_key', 'The key must be between 1-256 chars.');
  }
  const bodySha256 = createHash('sha256').update(call.body).digest('hex');
  const now = env.clock.now();
  return env.store.transaction(() => {
    const { mails, idempotency } = resendState(env);
    const before = key === null ? null : idempotency.get(key);
    if (before !== null && now.getTime() - Date.parse(before.at) < DAY_MS) {
      if (before.bodySha256 !== bodySha256) {
        throw new ResendError(
          'invalid_idempotent_request',
          'This idempotency key has already been used on a request that had a different payload.',
        );
      }
      call.note('repeated idempotency key: nothing was sent again');
      return jsonAnswer(200, { id: before.emailId });
    }
    const content = readMessage(call.body, env.store);
    const mail: SentMail = { ...content, id: randomUUID(), createdAt: now.toISOString(), idempotencyKey: key, lastEvent: 'sent' };
    mails.put(mail.id, mail);
    if (key !== null) idempotency.put(key, { emailId: mail.id, bodySha256, at: now.toISOString() });
    if (env.store.setting(AUTO_EVENTS_SETTING) === 'on') {
      for (const { event, afterMs, copies } of plan(call.scenario.name, content.to))
        planWebhook(env, mail, event, afterMs, copies);
    }
    return jsonAnswer(200, { id: mail.id });
  });
};
