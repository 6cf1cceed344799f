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

const fiscalMessage = z.object({
  status: z.number(),
  errorCode: z.string().nullish(),
  errorCodeDescription: z.string().nullish(),
});
export const fiscalStatuses = z.array(z.object({ electronicId: id.nullish(), messages: z.array(fiscalMessage).nullish() }));

export type OutboxRow = z.infer<typeof outboxRow>;
export type FiscalMessage = z.infer<typeof fiscalMessage>;
