import type { BusinessKind } from '#server/domain/invoicing/document.ts';

/**
 * A company with share capital must name on its invoices the court and number of its entry, its capital and its management
 * (Zakon o trgovačkim društvima čl. 21): true while it has written nothing of it.
 */
export const needsLegalFooter = ({
  kind,
  legalFooter,
}: {
  readonly kind: BusinessKind;
  readonly legalFooter: string | null;
}): boolean => (kind === 'doo' || kind === 'jdoo') && (legalFooter ?? '').trim() === '';
