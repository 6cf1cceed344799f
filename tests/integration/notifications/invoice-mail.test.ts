import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { eq, sql } from 'drizzle-orm';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { webhookEvents } from '#drizzle/schema/access.ts';
import { outboundEmails } from '#drizzle/schema/notifications.ts';
import { rowsOf } from '#server/db/client.ts';
import { withSystemTx } from '#server/db/system-tx.ts';
import { mountResendWebhook } from '#server/http/webhooks/resend.ts';
import { deliverDue } from '#server/modules/fiscalization/index.ts';
import { drainThroughPauses, endPauses } from '#tests/integration/events/queue-time.ts';
import {
  addContact,
  apiWith,
  contextIn,
  eventTypes,
  issue,
  refusal,
  studio,
  submissionOf,
} from '#tests/integration/invoicing/kit.ts';
import { plannedDeaths } from '#tests/kit/deaths.ts';
import { createTestHouse, type TestCompany, type TestHouse } from '#tests/kit/house.ts';

let house: TestHouse;
let sova: TestCompany;
let server: Server;
const deaths = plannedDeaths();

beforeAll(async () => {
  house = await createTestHouse({
    checkpoint: deaths.checkpoint,
  });
  sova = await studio(house);
  const app = express();
  mountResendWebhook(app, house);
  // What no handler caught: an answer that the vendor takes for a failure.
  app.use(
    (_error: unknown, _req: express.Request, res: express.Response, _next: express.NextFunction) => void res.status(500).end(),
  );
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  house.mocks.setAppUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
beforeEach(async () => {
  house.mocks.control.clearScenarios();
  house.clock.advance(3_600_000);
  // The customer of these tests bounces and complains again and again.
  for (const { address } of (await sova.api.mail.settings()).suppressions) await sova.api.mail.liftSuppression({ address });
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await house.close();
});

const TO = 'kupac@example.hr';
const next = (scenario: string, times = 1) => house.mocks.control.next('resend', 'emails.send', scenario, times);
const outboxOf = (subject: string) => house.mocks.control.outbox().filter((mail) => mail.subject.includes(subject));

async function mailRow(id: string) {
  const [row] = await withSystemTx(house.deps, 'test', (tx) => tx.select().from(outboundEmails).where(eq(outboundEmails.id, id)));
  if (!row) throw new Error('no mail');
  return row;
}

/** An issued document whose mail is queued. */
async function queued(api = sova.api) {
  const { id, number } = await issue(sova.api);
  const { emailId } = await api.invoicing.send({ id, to: TO });
  return { id, number, emailId };
}

/** The same, sent; with the vendor's id. */
async function sent() {
  const mail = await queued();
  await house.drain();
  const { providerId } = await mailRow(mail.emailId);
  if (providerId === null) throw new Error('not sent');
  return { ...mail, providerId };
}

describe('a document by mail', () => {
  it('is queued with the request and goes out once, with the PDF of the moment attached', async () => {
    const { id, number, emailId } = await queued();
    expect(outboxOf(number)).toEqual([]);
    expect((await sova.api.invoicing.get({ id })).emails).toMatchObject([{ id: emailId, to: TO, status: 'queued' }]);
    await house.drain();
    const [mail, ...others] = outboxOf(number);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: [TO],
      subject: `Račun ${number} – Dizajn studio Sova`,
      idempotencyKey: `invoice-mail/${emailId}`,
    });
    expect(mail!.replyTo).toEqual([sova.owner.session.email]);
    expect(mail!.from).toMatch(/^Dizajn studio Sova <.+@.+>$/);
    const [attachment] = mail!.attachments;
    expect(attachment).toMatchObject({ contentType: 'application/pdf', filename: expect.stringMatching(/\.pdf$/) });
    const pdf = Buffer.from((await sova.api.documents.invoicePdf({ id })).base64, 'base64');
    expect(attachment!.sha256).toBe(createHash('sha256').update(pdf).digest('hex'));
    expect(await sova.api.invoicing.get({ id })).toMatchObject({ emails: [{ status: 'sent' }] });
    expect((await eventTypes(house, id)).filter((type) => type.startsWith('email.'))).toEqual(['email.queued', 'email.sent']);
  });

  it("is written in the document's language, with the sender's own words", async () => {
    const { id, number } = await issue(sova.api, { locale: 'en' });
    await sova.api.invoicing.send({ id, to: TO, message: 'Thank you, <b>friend</b>!' });
    await house.drain();
    const [mail] = outboxOf(number);
    expect(mail!.subject).toBe(`Invoice ${number} – Dizajn studio Sova`);
    expect(mail!.text).toContain('Thank you, <b>friend</b>!');
    expect(mail!.html).not.toContain('<b>friend</b>');
    expect(mail!.text).toContain('€100.00');
  });

  it('is refused while mail is off, and for a document that is not there', async () => {
    const { id } = await issue(sova.api);
    const { deps } = contextIn(house, sova);
    const off = apiWith(house, sova, { ...deps, installation: { ...deps.installation, emailOn: false } });
    expect(await refusal(off.invoicing.send({ id, to: TO }))).toMatchObject({ kind: 'precondition', code: 'EMAIL_OFF' });
    const stranger = await studio(house);
    expect(await refusal(stranger.api.invoicing.send({ id, to: TO }))).toMatchObject({
      kind: 'not_found',
      code: 'INVOICE_NOT_FOUND',
    });
    expect((await sova.api.invoicing.get({ id })).emails).toEqual([]);
  });
});

describe('a mail that does not go out at once', () => {
  it('comes back when the vendor said, not before', async () => {
    const { emailId, number } = await queued();
    next('429:90');
    await house.drain();
    expect((await mailRow(emailId)).status).toBe('queued');
    const waiting = rowsOf<{ pause: number }>(
      await house.deps.db.execute(
        sql`select extract(epoch from start_after - created_on)::int as pause from pgboss.job where name = 'notifications.send-email' and state = 'created' order by created_on desc limit 1`,
      ),
    );
    expect(waiting).toEqual([{ pause: 90 }]);
    await house.drain();
    expect(outboxOf(number)).toEqual([]);
    await drainThroughPauses(house);
    expect((await mailRow(emailId)).status).toBe('sent');
    expect(outboxOf(number)).toHaveLength(1);
  });

  it.each(['down', 'http500', 'malformed', 'answered-but-connection-lost', 'concurrent'])(
    'is sent once after %s',
    async (scenario) => {
      const { emailId, number } = await queued();
      next(scenario);
      await house.drain();
      house.clock.advance(60_000);
      await drainThroughPauses(house);
      expect((await mailRow(emailId)).status).toBe('sent');
      expect(outboxOf(number)).toHaveLength(1);
    },
  );

  it('is not repeated when the vendor may have forgotten it by then: a person is told, and may send it anew', async () => {
    const { id, number } = await issue(sova.api, { contactId: await addContact(house, sova), paymentMethod: 'transfer' });
    const { emailId } = await sova.api.invoicing.send({ id, to: TO });
    next('answered-but-connection-lost');
    await house.drain();
    expect(outboxOf(number)).toHaveLength(1);
    house.clock.advance(24 * 3_600_000);
    await drainThroughPauses(house);
    expect(outboxOf(number)).toHaveLength(1);
    expect(await mailRow(emailId)).toMatchObject({ status: 'failed', failure: 'unsure' });
    expect(await sova.api.invoicing.get({ id })).toMatchObject({
      status: 'bounced',
      emails: [{ id: emailId, status: 'unsure' }],
    });
    const { attention } = await sova.api.overview.get();
    expect(attention).toContainEqual(expect.objectContaining({ kind: 'bounced', number, name: TO, reason: 'unsure' }));
    await sova.api.invoicing.send({ id, to: TO });
    await house.drain();
    expect(outboxOf(number)).toHaveLength(2);
  });

  it('goes out after any time when the vendor had only asked to wait', async () => {
    const { emailId, number } = await queued();
    next('429:90');
    await house.drain();
    house.clock.advance(48 * 3_600_000);
    await drainThroughPauses(house);
    expect((await mailRow(emailId)).status).toBe('sent');
    expect(outboxOf(number)).toHaveLength(1);
  });

  it.each([
    ['401', 'auth'],
    ['domain-not-verified', 'auth'],
    ['quota:monthly', 'quota'],
  ])('fails for a person to see after %s', async (scenario) => {
    const { id, emailId, number } = await queued();
    next(scenario);
    await house.drain();
    await drainThroughPauses(house, 2);
    const row = await mailRow(emailId);
    expect(row).toMatchObject({ status: 'failed', providerId: null });
    expect(row.failure).not.toBe('');
    expect(outboxOf(number)).toEqual([]);
    expect(await eventTypes(house, id)).toContain('email.failed');
    await sova.api.invoicing.send({ id, to: TO });
    await house.drain();
    expect(outboxOf(number)).toHaveLength(1);
  });

  it('is the same mail after a crash between sending and remembering, even when the JIR came in between', async () => {
    house.mocks.control.next('cis', 'racuni', 'down');
    const { id, number } = await issue(sova.api);
    const { emailId } = await sova.api.invoicing.send({ id, to: TO });
    deaths.next = 'email.sent';
    await house.drain();
    expect((await mailRow(emailId)).status).toBe('queued');
    house.clock.set((await submissionOf(house, id)).nextAttemptAt);
    await deliverDue(house.deps);
    expect((await submissionOf(house, id)).status).toBe('fiscalized');
    await drainThroughPauses(house);
    expect(await mailRow(emailId)).toMatchObject({ status: 'sent', providerId: outboxOf(number)[0]!.id });
    expect(outboxOf(number)).toHaveLength(1);
    expect((await eventTypes(house, id)).filter((type) => type === 'email.sent')).toHaveLength(1);
  });
});

describe('what became of a mail', () => {
  const fire = (providerId: string, event: string, options = {}) => house.mocks.control.fireResend(providerId, event, options);
  const states = async (mail: { readonly id: string; readonly emailId: string }) => {
    await house.drain();
    return [
      (await mailRow(mail.emailId)).status,
      (await eventTypes(house, mail.id)).filter((type) => type.startsWith('email.')).slice(2),
    ];
  };

  it('is told step by step', async () => {
    const mail = await sent();
    const at = new Date(house.clock.now().getTime() - 5_000);
    expect((await fire(mail.providerId, 'delivered', { at })).statuses).toEqual([202]);
    expect(await states(mail)).toEqual(['delivered', ['email.delivered']]);
    await fire(mail.providerId, 'opened');
    expect(await states(mail)).toEqual(['opened', ['email.delivered', 'email.opened']]);
    expect(await mailRow(mail.emailId)).toMatchObject({ deliveredAt: at, openedAt: house.clock.now() });
  });

  it('only moves forward, in whatever order the vendor tells it', async () => {
    const mail = await sent();
    for (const event of ['opened', 'delivered', 'sent', 'delivery_delayed']) {
      await fire(mail.providerId, event);
      expect((await states(mail))[0]).toBe('opened');
    }
    expect(await states(mail)).toEqual(['opened', ['email.opened']]);
    expect((await mailRow(mail.emailId)).deliveredAt).not.toBeNull();
  });

  it.each([
    ['bounced', 'bounced', 'email.bounced'],
    ['failed', 'failed', 'email.failed'],
    ['suppressed', 'suppressed', 'email.suppressed'],
    ['complained', 'complained', 'email.complained'],
  ])('ends badly: %s', async (event, status, type) => {
    const mail = await sent();
    if (event === 'complained') await fire(mail.providerId, 'delivered');
    await fire(mail.providerId, event);
    const [state, types] = await states(mail);
    expect([state, (types as string[]).at(-1)]).toEqual([status, type]);
    await fire(mail.providerId, 'opened');
    await fire(mail.providerId, 'delivered');
    expect((await states(mail))[0]).toBe(status);
    expect((await mailRow(mail.emailId)).failedAt).not.toBeNull();
  });

  it('is told twice and counted once', async () => {
    const mail = await sent();
    expect((await fire(mail.providerId, 'delivered', { copies: 3 })).statuses).toEqual([202, 202, 202]);
    expect(await states(mail)).toEqual(['delivered', ['email.delivered']]);
    await fire(mail.providerId, 'delivered');
    expect(await states(mail)).toEqual(['delivered', ['email.delivered']]);
  });

  it.each(['bad', 'stale', 'future'] as const)('is not believed with a %s signature', async (signature) => {
    const mail = await sent();
    const { webhookId, statuses } = await fire(mail.providerId, 'bounced', { signature });
    expect(statuses).toEqual([401]);
    expect((await states(mail))[0]).toBe('sent');
    const kept = await withSystemTx(house.deps, 'test', (tx) =>
      tx.select().from(webhookEvents).where(eq(webhookEvents.eventId, webhookId)),
    );
    expect(kept).toEqual([]);
  });

  it('is not lost when the process dies between keeping the notification and its job', async () => {
    const mail = await sent();
    deaths.next = 'webhook.kept';
    const { statuses } = await fire(mail.providerId, 'delivered', { copies: 2 });
    expect(statuses).toEqual([500, 202]);
    expect(await states(mail)).toEqual(['delivered', ['email.delivered']]);
  });

  it('is counted once when the process dies after the mail has moved on', async () => {
    const mail = await sent();
    await fire(mail.providerId, 'delivered');
    deaths.next = 'webhook.advanced';
    await house.drain();
    await drainThroughPauses(house, 2);
    expect(await states(mail)).toEqual(['delivered', ['email.delivered']]);
  });

  it('waits for a mail whose sending is not stored yet, and is forgotten when the mail is nobody’s', async () => {
    const mail = await queued();
    deaths.next = 'email.sent';
    await house.drain();
    const providerId = outboxOf(mail.number)[0]!.id;
    const { webhookId } = await fire(providerId, 'delivered');
    await house.drain();
    const processed = async () =>
      (
        await withSystemTx(house.deps, 'test', (tx) =>
          tx.select().from(webhookEvents).where(eq(webhookEvents.eventId, webhookId)),
        )
      )[0]!.processedAt;
    expect(await processed()).toBeNull();
    // The queue gives a dead sender's mail to another after two to three minutes.
    house.clock.advance(200_000);
    await drainThroughPauses(house);
    expect(await states(mail)).toEqual(['delivered', ['email.delivered']]);
    expect(await processed()).not.toBeNull();

    const login = await house.deps.ports.email.send({
      from: 'FiskAI <racuni@example.hr>',
      to: [TO],
      subject: 'Kod',
      html: '<p>1</p>',
      text: '1',
      idempotencyKey: 'code/1',
    });
    const other = await fire(login.providerId, 'delivered');
    await house.drain();
    house.clock.advance(601_000);
    await endPauses(house);
    await house.drain();
    const [row] = await withSystemTx(house.deps, 'test', (tx) =>
      tx.select().from(webhookEvents).where(eq(webhookEvents.eventId, other.webhookId)),
    );
    expect(row!.processedAt).not.toBeNull();
  });
});
