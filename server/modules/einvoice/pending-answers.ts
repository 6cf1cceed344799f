import { sql } from 'drizzle-orm';

import { outgoingEinvoices } from '#drizzle/schema/einvoice.ts';

/** An answer of the intermediary about an eRačun of ours, on its way to the archive. */
export interface PendingAnswer {
  readonly id: string;
  /** What it told: `sent`, or the three states as `delivered-done-none`. */
  readonly about: string;
  /** As it came. */
  readonly body: string;
}

/** The value of the column with one more answer: nothing that another process adds meanwhile is lost. */
export const withAnswer = (answer: PendingAnswer) =>
  sql`${outgoingEinvoices.answers} || ${sql.param(JSON.stringify([answer]))}::jsonb`;

/** The variant under which an answer is archived: what it told, and which one. */
export const answerVariant = ({ about, id }: Pick<PendingAnswer, 'about' | 'id'>): string => `${about}:${id}`;
