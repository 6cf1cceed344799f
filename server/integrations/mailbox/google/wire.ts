import { z } from 'zod';

/** What we keep of a consent at Google. */
export const googleCredentials = z.object({
  refreshToken: z.string().min(1),
  /** Good for an hour; whether it still is shows when it is used. */
  accessToken: z.string().min(1),
});
export type GoogleCredentials = z.infer<typeof googleCredentials>;

const header = z.object({ name: z.string(), value: z.string() });
export type GmailHeader = z.infer<typeof header>;

export interface GmailPart {
  readonly partId?: string | undefined;
  readonly mimeType?: string | undefined;
  readonly filename?: string | undefined;
  readonly headers?: readonly GmailHeader[] | undefined;
  readonly body?:
    | { readonly attachmentId?: string | undefined; readonly size?: number | undefined; readonly data?: string | undefined }
    | undefined;
  readonly parts?: readonly GmailPart[] | undefined;
}

const part: z.ZodType<GmailPart> = z.lazy(() =>
  z.object({
    partId: z.string().optional(),
    mimeType: z.string().optional(),
    filename: z.string().optional(),
    headers: z.array(header).optional(),
    body: z.object({ attachmentId: z.string().optional(), size: z.number().optional(), data: z.string().optional() }).optional(),
    parts: z.array(part).optional(),
  }),
);

const messageId = z.object({ id: z.string().min(1) });

export const gmailProfile = z.object({ emailAddress: z.string().min(3), historyId: z.string().regex(/^\d+$/) });
/** `messages` is missing when there are none. */
export const gmailList = z.object({ messages: z.array(messageId).default([]), nextPageToken: z.string().optional() });
export const gmailHistory = z.object({
  history: z
    .array(
      z.object({
        messagesAdded: z.array(z.object({ message: messageId })).optional(),
        labelsAdded: z.array(z.object({ message: messageId, labelIds: z.array(z.string()).default([]) })).optional(),
      }),
    )
    .default([]),
  historyId: z.string().regex(/^\d+$/),
  nextPageToken: z.string().optional(),
});
export const gmailHead = z.object({
  id: z.string().min(1),
  internalDate: z.string().regex(/^\d+$/),
  payload: z.object({ headers: z.array(header).default([]) }).default({ headers: [] }),
});
export const gmailMessage = z.object({ id: z.string().min(1), payload: part });
export const gmailAttachment = z.object({ data: z.string() });
export const gmailLabels = z.object({
  labels: z.array(z.object({ id: z.string(), name: z.string(), type: z.string().optional() })).default([]),
});

/** The body of an error of the API. */
export const gmailError = z.object({
  error: z.object({
    code: z.number().optional(),
    message: z.string().default(''),
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).default([]),
  }),
});
/** The body of an error of the token endpoint (RFC 6749). */
export const tokenError = z.object({ error: z.string(), error_description: z.string().default('') });
