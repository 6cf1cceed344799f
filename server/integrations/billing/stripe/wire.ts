import { z } from 'zod';

/** Unix seconds. */
const seconds = z.number().int();
/** An id, or the object itself where it was asked for with `expand`. */
const idOrObject = z.union([z.string(), z.object({ id: z.string() }).loose()]);

export const createdObject = z.object({ id: z.string().min(1) });

export const checkoutSession = z.object({
  id: z.string().min(1),
  url: z.string().nullable(),
  status: z.enum(['open', 'complete', 'expired']),
  customer: idOrObject.nullable(),
});

export const portalSession = z.object({ url: z.url() });

const latestInvoice = z.object({
  status: z.string().nullable(),
  amount_remaining: z.number().int(),
  hosted_invoice_url: z.string().nullable().optional(),
  next_payment_attempt: seconds.nullable().optional(),
});

/** As listed with `latest_invoice` and `customer` expanded. The period stands on the items, not on the subscription. */
export const subscription = z.object({
  id: z.string().min(1),
  status: z.string(),
  start_date: seconds,
  trial_end: seconds.nullable(),
  cancel_at: seconds.nullable(),
  cancel_at_period_end: z.boolean(),
  ended_at: seconds.nullable(),
  items: z.object({
    data: z
      .array(
        z.object({
          id: z.string().min(1),
          current_period_end: seconds,
          price: z.object({ id: z.string(), unit_amount: z.number().int().nullable() }),
        }),
      )
      .min(1),
  }),
  latest_invoice: z.union([latestInvoice, z.string()]).nullable(),
  customer: z.union([z.object({ balance: z.number().int().optional() }), z.string()]),
});

export type WireSubscription = z.infer<typeof subscription>;

export const invoicePreview = z.object({
  total: z.number().int(),
  amount_due: z.number().int(),
  lines: z.object({ data: z.array(z.object({ period: z.object({ end: seconds }) })) }),
});

export const invoice = z.object({
  id: z.string().min(1),
  number: z.string().nullable(),
  created: seconds,
  status: z.enum(['draft', 'open', 'paid', 'void', 'uncollectible']).nullable(),
  total: z.number().int(),
  hosted_invoice_url: z.string().nullable().optional(),
});

export type WireInvoice = z.infer<typeof invoice>;

/** A notification: only whose it is. What it tells of its object may be old by the time it comes. */
export const webhookEvent = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  created: seconds,
  livemode: z.boolean(),
  data: z.object({ object: z.object({ object: z.string(), id: z.string(), customer: idOrObject.nullish() }).loose() }),
});

export type WebhookEvent = z.infer<typeof webhookEvent>;

/** What the SDK throws for an answer that is a refusal. */
export const stripeFailure = z.object({
  type: z.string(),
  code: z.string().optional().catch(undefined),
  decline_code: z.string().optional().catch(undefined),
  statusCode: z.number().optional().catch(undefined),
  message: z.string().catch(''),
  headers: z.record(z.string(), z.unknown()).optional().catch(undefined),
});
