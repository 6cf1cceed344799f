import { z } from 'zod';

const id = z.union([z.string(), z.number()]).transform(String);

export const importAnswer = z.object({ importId: id, message: z.string().nullish() });

export const refusal = z.object({ message: z.string() });

/** Its public document names a status page of imports and does not show it: read as loosely as can be. */
export const importStatus = z.object({ status: id, message: z.string().nullish() });
