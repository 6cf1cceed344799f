import { createHash, randomUUID } from 'node:crypto';
import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { jsonAnswer, ResendError } from './answers.ts';
import { AUTO_EVENTS_SETTING } from './auto-events.ts';
import type { ResendEvent } from './events.ts';
import { batchMessage, readBatch, readMessage } from './message.ts';
import { resendState, type MailContent, type SentMail } from './state.ts';
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

type Sent = { readonly ids: readonly string[]; readonly errors: readonly { index: number; message: string }[] };

/**
 * What is sent once for one idempotency key, which is remembered for 24 hours of the vendors' time. `send` runs in the store's
 * transaction.
 */
const once = (call: VendorCall, env: MockEnv, send: (key: string | null) => Sent): Sent => {
  const key = call.headers.get('idempotency-key');
  if (key !== null && (key.length < 1 || key.length > 256)) {
    throw new ResendError('invalid_idempotency_key', 'The key must be between 1-256 chars.');
  }
  const bodySha256 = createHash('sha256').update(call.body).digest('hex');
  const now = env.clock.now();
  return env.store.transaction(() => {
    const { idempotency } = resendState(env);
    const before = key === null ? null : idempotency.get(key);
    if (before !== null && now.getTime() - Date.parse(before.at) < DAY_MS) {
      if (before.bodySha256 !== bodySha256) {
        throw new ResendError(
          'invalid_idempotent_request',
          'This idempotency key has already been used on a request that had a different payload.',
        );
      }
      call.note('repeated idempotency key: nothing was sent again');
      return { ids: before.emailIds, errors: before.errors };
    }
    const sent = send(key);
    if (key !== null) idempotency.put(key, { emailIds: sent.ids, errors: sent.errors, bodySha256, at: now.toISOString() });
    return sent;
  });
};

const put = (call: VendorCall, env: MockEnv, content: MailContent, key: string | null): string => {
  const createdAt = env.clock.now().toISOString();
  const mail: SentMail = { ...content, id: randomUUID(), createdAt, idempotencyKey: key, lastEvent: 'sent' };
  resendState(env).mails.put(mail.id, mail);
  if (env.store.setting(AUTO_EVENTS_SETTING) === 'on') {
    for (const { event, afterMs, copies } of plan(call.scenario.name, content.to)) planWebhook(env, mail, event, afterMs, copies);
  }
  return mail.id;
};

/** `POST /emails`. */
export const sendEmail = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const { ids } = once(call, env, (key) => ({ ids: [put(call, env, readMessage(call.body, env.store), key)], errors: [] }));
  return jsonAnswer(200, { id: ids[0] });
};

/** `POST /emails/batch`: all or none (`strict`), or those that are right (`permissive`), as `x-batch-validation` wants it. */
export const sendBatch = (call: VendorCall, env: MockEnv): VendorAnswer => {
  const validation = call.headers.get('x-batch-validation') ?? 'strict';
  if (validation !== 'strict' && validation !== 'permissive')
    throw new ResendError('validation_error', 'x-batch-validation is strict or permissive.', { status: 400 });
  const { ids, errors } = once(call, env, (key) => {
    const refused: { index: number; message: string }[] = [];
    const contents = readBatch(call.body).flatMap((body, index) => {
      try {
        return [batchMessage(body, env.store)];
      } catch (error) {
        if (!(error instanceof ResendError) || validation === 'strict') throw error;
        refused.push({ index, message: error.message });
        return [];
      }
    });
    return { ids: contents.map((content) => put(call, env, content, key)), errors: refused };
  });
  const data = ids.map((id) => ({ id }));
  return jsonAnswer(200, validation === 'permissive' ? { data, errors } : { data });
};
