import { json, Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { MockControl } from '../control.ts';
import { MockRefusal } from '../kit/vendor.ts';
import { formatScenario, parseScenario } from '../kit/scenario.ts';

const ScenarioInput = z.strictObject({
  vendor: z.string(),
  operation: z.string().default('*'),
  scenario: z.string(),
  mode: z.enum(['next', 'standing']).default('next'),
  times: z.int().min(1).max(1000).default(1),
});

const WebhookInput = z.strictObject({
  vendor: z.literal('resend').default('resend'),
  emailId: z.string(),
  event: z.string(),
  signature: z.enum(['good', 'bad', 'stale', 'future']).default('good'),
  copies: z.int().min(1).max(20).default(1),
});

const ActionInput = z.strictObject({
  vendor: z.string(),
  action: z.string(),
  values: z.record(z.string(), z.string()).default({}),
});

const ClockInput = z.strictObject({ offsetMs: z.int() });

type Work = (request: Request) => unknown;

const reply = (work: Work) => async (request: Request, response: Response) => {
  try {
    const result = await work(request);
    if (result === null) response.status(404).json({ error: 'not found' });
    else response.json(result ?? { ok: true });
  } catch (error) {
    if (error instanceof MockRefusal) response.status(400).json({ error: error.message });
    else if (error instanceof z.ZodError) response.status(400).json({ error: 'invalid input', issues: error.issues });
    else response.status(500).json({ error: error instanceof Error ? error.message : String(error) });
  }
};

const query = (request: Request, name: string): string | undefined => {
  const value = request.query[name];
  return typeof value === 'string' ? value : undefined;
};

/** The control interface for tests and scripts, in JSON. */
export const controlApi = (control: MockControl): Router => {
  const router = Router();
  router.use(json({ limit: '1mb' }));
  router.get(
    '/vendors',
    reply(() =>
      control
        .vendors()
        .map((vendor) => ({ ...vendor, active: vendor.active.map((item) => ({ ...item, scenario: formatScenario(item) })) })),
    ),
  );
  router.get(
    '/calls',
    reply((request) => {
      const vendor = query(request, 'vendor');
      const operation = query(request, 'operation');
      return control.calls({ ...(vendor === undefined ? {} : { vendor }), ...(operation === undefined ? {} : { operation }) });
    }),
  );
  router.get(
    '/calls/:id',
    reply(({ params }) => {
      const call = control.call(Number(params['id']));
      if (call === null) return null;
      return {
        ...call,
        requestBody: call.requestBody.toString('utf8'),
        responseBody: call.responseBody?.toString('utf8') ?? null,
      };
    }),
  );
  router.get(
    '/unhandled',
    reply(() => control.unhandled()),
  );
  router.get(
    '/outbox',
    reply(() => control.outbox()),
  );
  router.get(
    '/outbox/:id',
    reply(({ params }) => control.mail(params['id'] ?? '')),
  );
  router.get(
    '/receipts',
    reply(() => control.receipts()),
  );
  router.get(
    '/objects',
    reply(() => control.objects()),
  );
  router.get(
    '/webhooks',
    reply(() => control.webhooks()),
  );
  router.post(
    '/scenario',
    reply((request) => {
      const { vendor, operation, scenario, mode, times } = ScenarioInput.parse(request.body);
      const text = formatScenario(parseScenario(scenario));
      if (mode === 'next') control.next(vendor, operation, text, times);
      else control.standing(vendor, operation, text);
      return undefined;
    }),
  );
  router.get(
    '/tables/:vendor',
    reply(({ params }) => control.tables(params['vendor'] ?? '')),
  );
  router.post(
    '/action',
    reply(async (request) => {
      const { vendor, action, values } = ActionInput.parse(request.body);
      return { told: await control.act(vendor, action, values) };
    }),
  );
  router.post(
    '/webhook',
    reply((request) => {
      const { emailId, event, signature, copies } = WebhookInput.parse(request.body);
      return control.fireResend(emailId, event, { signature, copies });
    }),
  );
  router.post(
    '/clock',
    reply((request) => {
      control.clock.setOffsetMs(ClockInput.parse(request.body).offsetMs);
      return { now: control.clock.now().toISOString(), offsetMs: control.clock.offsetMs() };
    }),
  );
  router.post(
    '/reset',
    reply(() => control.reset()),
  );
  return router;
};
