import { z } from 'zod';

const id = z.union([z.string(), z.number()]).transform(String);
const words = z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === 'string' ? [value] : value));

export const sentAnswer = z.object({ id });

export const refusal = z.object({ error: z.string(), details: words.nullish() });

/** A document of a list; public clients name its number in two ways. */
const row = z.object({
  id,
  documentId: z.string().nullish(),
  documentNumber: z.string().nullish(),
  issuedOn: z.string().nullish(),
  insertedOn: z.string().nullish(),
  supplierPartyName: z.string().nullish(),
  senderName: z.string().nullish(),
});
export const rows = z.array(row);

/** A message to the Tax Administration; kinds and ways to pay come as numbers or as their names. */
const request = z.object({
  type: z.union([z.number(), z.string()]),
  success: z.boolean().nullish(),
  errorCode: z.string().nullish(),
  errorDescription: z.string().nullish(),
  completedOn: z.string().nullish(),
  referenceId: z.string().nullish(),
  paymentDate: z.string().nullish(),
  paidAmount: z.union([z.number(), z.string()]).nullish(),
  paymentType: z.union([z.number(), z.string()]).nullish(),
});
export const requestsAnswer = z.object({ requests: z.array(request) });

export const statusAnswer = z.object({ id, status: z.coerce.number(), eReportingRequests: z.array(request).nullish() });

export const documentAnswer = z.object({ document: z.string().min(1) });

export const amsAnswer = z.object({ publishedOnAms: z.boolean() });

export type ListedDocument = z.infer<typeof row>;
export type ReportRequest = z.infer<typeof request>;
