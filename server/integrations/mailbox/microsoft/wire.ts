import { z } from 'zod';

/** What we keep of a consent at Microsoft: the client library's own cache, and whose account in it is meant. */
export const microsoftCredentials = z.object({ account: z.string().min(1), cache: z.string().min(2) });
export type MicrosoftCredentials = z.infer<typeof microsoftCredentials>;

const graphMessage = z.object({
  id: z.string().min(1),
  subject: z.string().nullish(),
  from: z.object({ emailAddress: z.object({ name: z.string().nullish(), address: z.string().nullish() }).nullish() }).nullish(),
  receivedDateTime: z.iso.datetime({ offset: true }),
  hasAttachments: z.boolean().nullish(),
});
export type GraphMessage = z.infer<typeof graphMessage>;
/** A mail that left the folder; nothing but its id is told. */
const graphRemoved = z.object({ id: z.string(), '@removed': z.object({ reason: z.string() }) });

export const graphDelta = z.object({
  value: z.array(z.union([graphRemoved, graphMessage])),
  '@odata.nextLink': z.url().optional(),
  '@odata.deltaLink': z.url().optional(),
});

export const graphAttachment = z.object({
  '@odata.type': z.string(),
  id: z.string().min(1),
  name: z.string().nullish(),
  contentType: z.string().nullish(),
  size: z.number().nullish(),
  isInline: z.boolean().nullish(),
});
export type GraphAttachment = z.infer<typeof graphAttachment>;
export const graphAttachments = z.object({ value: z.array(graphAttachment), '@odata.nextLink': z.url().optional() });

export const graphFolders = z.object({
  value: z.array(z.object({ id: z.string().min(1), displayName: z.string() })),
});
export const graphFolder = z.object({ id: z.string().min(1), displayName: z.string() });

export const graphError = z.object({ error: z.object({ code: z.string(), message: z.string().default('') }) });
