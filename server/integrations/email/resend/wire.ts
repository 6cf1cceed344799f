import { z } from 'zod';

/** The answer to POST /emails. */
export const sentEmail = z.object({ id: z.string().min(1) });

/** A refusal: the SDK hands on whatever JSON came, so its shape is not to be trusted. */
export const failedRequest = z.object({
  name: z.string().catch('unknown'),
  message: z.string().catch(''),
  statusCode: z.number().nullable().catch(null),
});

const reason = z.object({ message: z.string().optional(), type: z.string().optional(), subType: z.string().optional() });

/** A notification, as far as we read it: what happened, when, and to which mail. */
export const webhookEvent = z.object({
  type: z.string().min(1),
  created_at: z.string().min(1),
  data: z
    .object({
      email_id: z.string().optional(),
      /** An object of names and values; a list of pairs in older notifications. */
      tags: z
        .union([z.record(z.string(), z.string()), z.array(z.object({ name: z.string(), value: z.string() }))])
        .optional()
        .catch(undefined),
      bounce: reason.optional(),
      failed: z.object({ reason: z.string().optional() }).optional(),
      suppressed: reason.optional(),
      click: z.object({ link: z.string().optional() }).optional(),
    })
    .loose(),
});

const list = z.array(z.string()).nullish();

/** The part of `email.received` that we read. */
export const receivedEvent = z.object({
  type: z.literal('email.received'),
  created_at: z.string().min(1),
  data: z.object({
    email_id: z.string().min(1),
    from: z.string(),
    subject: z.string().nullish(),
    received_for: list,
  }),
});

/** The answer to POST /emails/batch; `errors` only in permissive mode. */
export const sentBatch = z.object({
  data: z.array(z.object({ id: z.string().min(1) })),
  errors: z.array(z.object({ index: z.number().int().min(0), message: z.string() })).optional(),
});

/** The answer to GET /emails/receiving/:id. */
export const receivedEmail = z.object({
  from: z.string(),
  subject: z.string().nullish(),
  text: z.string().nullish(),
  attachments: z
    .array(
      z.object({
        id: z.string().min(1),
        filename: z.string().nullish(),
        size: z.number().nullish(),
        content_type: z.string().nullish(),
        content_disposition: z.string().nullish(),
      }),
    )
    .nullish(),
});

/** The answer to GET /emails/receiving/:id/attachments/:id: an address that lives one hour. */
export const receivedAttachment = z.object({ download_url: z.url() });

export type WebhookEvent = z.infer<typeof webhookEvent>;
