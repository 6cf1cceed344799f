import { z } from 'zod';

const id = z.union([z.string(), z.number()]).transform(String);
const words = z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === 'string' ? [value] : value));

/** HTTP 200 may bear a refusal: each field with its complaints. */
export const errorsAnswer = z.object({ Errors: z.record(z.string(), words) });

export const sentAnswer = z.object({ ElectronicId: id, StatusId: z.number().optional() });

const outboxRow = z.object({ ElectronicId: id, DocumentNr: z.string(), StatusId: z.number(), StatusName: z.string().nullish() });
export const outbox = z.array(outboxRow);

const inboxRow = z.object({ ElectronicId: id, DocumentNr: z.string().nullish(), SenderBusinessName: z.string().nullish() });
export const inbox = z.array(inboxRow);

const processRow = z.object({ ElectronicId: id, DocumentProcessStatusId: z.number().nullish() });
export const processStatuses = z.array(processRow);

/** The other shape of a refusal: each field with its value and messages. */
const complaint = z.object({ Messages: z.array(z.string()) });
export const complaintsAnswer = z.record(z.string(), z.unknown()).transform((fields) =>
  Object.entries(fields).flatMap(([field, value]) => {
    const read = complaint.safeParse(value);
    return read.success ? [[field, read.data.Messages] as const] : [];
  }),
);

/** Answer to a report: the message that went to the Tax Administration. */
export const reportAnswer = z.object({
  fiscalizationRequestId: z.string().nullish(),
  encodedXml: z.string().nullish(),
});

const fiscalMessage = z.object({
  status: z.number(),
  /** 0: of the document itself. What the others are is not public. */
  messageType: z.number().nullish(),
  fiscalizationRequestId: z.string().nullish(),
  encodedXml: z.string().nullish(),
  errorCode: z.string().nullish(),
  errorCodeDescription: z.string().nullish(),
});
export const fiscalStatuses = z.array(z.object({ electronicId: id.nullish(), messages: z.array(fiscalMessage).nullish() }));

export type OutboxRow = z.infer<typeof outboxRow>;
export type FiscalMessage = z.infer<typeof fiscalMessage>;
