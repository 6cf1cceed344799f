import { z } from 'zod';

/** One page of a list of things with names: customers, products. */
export const ListDirectoryInput = z.object({
  search: z.string().max(200).default(''),
  archived: z.boolean().default(false),
  sort: z.enum(['name', 'created']).default('name'),
  direction: z.enum(['asc', 'desc']).default('asc'),
  cursor: z.string().max(2000).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListDirectoryInput = z.infer<typeof ListDirectoryInput>;

/** What a picker offers for what was typed so far. */
export const DirectoryOptionsInput = z.object({
  search: z.string().max(200).default(''),
  limit: z.number().int().min(1).max(50).default(10),
});
export type DirectoryOptionsInput = z.infer<typeof DirectoryOptionsInput>;

export const DirectoryIdInput = z.object({ id: z.uuid('FIELD_INVALID') });
export type DirectoryIdInput = z.infer<typeof DirectoryIdInput>;

/** Puts something away (it is not offered any more, documents keep what they took from it) or takes it back. */
export const ArchiveInput = z.object({ id: z.uuid('FIELD_INVALID'), archived: z.boolean() });
export type ArchiveInput = z.infer<typeof ArchiveInput>;

/** Saving: without `id` it is a new one; with it, `version` is the one that was read. */
export const versionFields = {
  id: z.uuid('FIELD_INVALID').optional(),
  version: z.number('FIELD_NUMBER').int().positive().optional(),
};

export interface DirectoryList<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  /** Of both views with the same search. */
  readonly counts: { readonly active: number; readonly archived: number };
}
