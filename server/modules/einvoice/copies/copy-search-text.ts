import type { WholeContent } from '#server/domain/einvoice/copy/copy-content.ts';
import { REFERENCE_KEYS } from '#server/domain/invoicing/einvoice-terms.ts';
import { searchWords } from '#server/domain/shared/search-words.ts';
import { namedByLines } from '#server/modules/invoicing/index.ts';

/** What the document of a corrected copy is found by beside what it was issued with: references of the document and of its lines, folded. */
export const copySearchText = ({ terms, lines }: WholeContent): string =>
  searchWords([...REFERENCE_KEYS.map((key) => terms[key] ?? ''), ...namedByLines(lines)]);
