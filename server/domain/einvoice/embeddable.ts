import { MIME_TYPES } from './rules/code-lists/mime-types.ts';

/** Whether a file of that media type may lie inside an eRačun (BT-125, BR-CL-24); what may not goes to the buyer by mail alone. */
export const isEmbeddable = (contentType: string): boolean => MIME_TYPES.has(contentType);

/** Names of the attached files that do not travel inside the eRačun, in their order. */
export const filesOutside = (files: readonly { readonly filename: string; readonly contentType: string }[]): readonly string[] =>
  files.flatMap(({ filename, contentType }) => (isEmbeddable(contentType) ? [] : [filename]));
