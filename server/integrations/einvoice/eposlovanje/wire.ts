import { z } from 'zod';

const id = z.union([z.string(), z.number()]).transform(String);
const words = z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === 'string' ? [value] : value));

export const sentAnswer = z.object({ id });

export const refusal = z.object({ error: z.string(), details: words.nullish() });

const row = z.object({
  id,
  documentNumber: z.string().nullish(),
  senderName: z.string().nullish(),
  status: z.number().nullish(),
});
export const rows = z.array(row);

export const statusAnswer = z.object({ id, status: z.number() });

export const documentAnswer = z.object({ document: z.string().min(1) });

export const amsAnswer = z.object({ exists: z.boolean() });
