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

export type WebhookEvent = z.infer<typeof webhookEvent>;
