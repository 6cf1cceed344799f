import type { Translate } from '#app/i18n/t.ts';
import type { CopyChange } from '#server/domain/einvoice/copy/copy-content.ts';

/** What a corrected copy says otherwise, a sentence for each: `Broj narudžbenice: N-17 → N-18`. */
export function changeWords(t: Translate, changes: readonly CopyChange[]): readonly string[] {
  if (changes.length === 0) return [t('einvoiceCopy.change.none')];
  return changes.map(({ key, line, before, after }) => {
    const label = key === 'note' || key === 'reason' ? t(`einvoiceCopy.key.${key}`) : t(`einvoiceTerms.${key}`);
    const name = line === undefined ? label : t('einvoiceCopy.ofLine', { line: String(line), name: label });
    const kind = before === '' ? 'added' : after === '' ? 'removed' : 'from';
    return t(`einvoiceCopy.change.${kind}`, { name, before: shortened(before), after: shortened(after) });
  });
}

/** Notes run over pages; a timeline does not. */
const MOST = 120;
const shortened = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST).trimEnd()}…` : text);
