import { z } from 'zod';

/** Letters of a label. */
export const LABEL_MAX = 30;
const LABELS_MAX = 10;

/** Note and labels as they shall be from now on; a label twice, in whatever case, counts once. */
export const NoteInternallyInput = z.object({
  id: z.uuid('FIELD_INVALID'),
  note: z.string().trim().max(2000, 'FIELD_TOO_LONG').default(''),
  labels: z
    .array(z.string().trim().max(LABEL_MAX, 'FIELD_TOO_LONG'))
    .transform((labels) => [...new Map(labels.filter(Boolean).map((label) => [label.toLowerCase(), label])).values()])
    .pipe(z.array(z.string()).max(LABELS_MAX, 'FIELD_TOO_MANY'))
    .default([]),
});
export type NoteInternallyInput = z.input<typeof NoteInternallyInput>;
