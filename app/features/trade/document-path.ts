import { isTradeKind, type DocumentKind } from '#server/domain/invoicing/kinds.ts';

/** Address of a sales document's page below the company's. */
export const documentPath = (base: string, { id, kind }: { readonly id: string; readonly kind: DocumentKind }): string =>
  `${base}/${isTradeKind(kind) ? 'ponude' : 'racuni'}/${id}`;
