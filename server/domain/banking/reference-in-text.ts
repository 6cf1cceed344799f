import {
  formatPaymentReference,
  isValidPaymentReference,
  parsePaymentReference,
} from '#server/domain/invoicing/payment-reference.ts';

/** Model and content inside longer text; the content ends where it no longer looks like one. */
const WITHIN = /\bHR(\d{2})[\s:]{0,2}(\d{1,12}(?:-\d{1,12}){0,2})(?![\d-])/gi;

const valid = (text: string): string | null => {
  const parsed = parsePaymentReference(text);
  return parsed !== null && parsed.reference !== '' && isValidPaymentReference(parsed) ? formatPaymentReference(parsed) : null;
};

/**
 * The poziv na broj of a payment (`HR01 2026-44-9`): banks put it into any of the texts, alone or among words. The first valid one
 * counts, texts in their order; null when there is none.
 */
export function referenceIn(texts: readonly string[]): string | null {
  for (const text of texts) {
    const whole = valid(text);
    if (whole !== null) return whole;
    for (const [, model, content] of text.matchAll(WITHIN)) {
      const found = valid(`HR${model} ${content}`);
      if (found !== null) return found;
    }
  }
  return null;
}
