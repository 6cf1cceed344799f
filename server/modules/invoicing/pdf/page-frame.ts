import type { Content, DynamicContent } from 'pdfmake/interfaces';
import type { IssuedDocument } from '#server/domain/invoicing/document.ts';
import { COLOR, CONTENT_WIDTH, lineHeight, PAGE, SIZE } from './theme.ts';
import { WORDS } from './words.ts';

const BOTTOM = 26;
const TOP_GAP = 12;
/** Characters of the footer's size that surely fit into its width: a footer higher than its margin would not be printed. */
const CHARACTERS_A_LINE = 95;

/** What stands at the foot of every page: contacts, and what company law wants on letters (ZTD čl. 21). */
function footerLines({ seller }: IssuedDocument): string[] {
  const contacts = [seller.email, seller.phone, seller.website].filter((contact) => contact !== null && contact !== '');
  const legal = (seller.legalFooter ?? '').split('\n').map((line) => line.trim());
  return [contacts.join(' · '), ...legal].filter((line) => line !== '');
}

/** Room that the footer needs at the foot of each page, points. */
export function footerHeight(document: IssuedDocument): number {
  const lines = footerLines(document).reduce((sum, line) => sum + Math.ceil(line.length / CHARACTERS_A_LINE), 0);
  return TOP_GAP + Math.max(lines, 1) * lineHeight(SIZE.footer) + BOTTOM;
}

export function pageFooter(document: IssuedDocument): DynamicContent {
  const words = WORDS[document.locale];
  const stack = footerLines(document);
  return (page, pages): Content => ({
    margin: [PAGE.side, TOP_GAP, PAGE.side, 0],
    fontSize: SIZE.footer,
    color: COLOR.muted,
    columns: [
      { width: '*', stack },
      { width: 60, text: pages === 1 ? '' : words.page(page, pages), alignment: 'right' },
    ],
    columnGap: 20,
  });
}

/** From the second page on: whose and which document this is. */
export function pageHeader(document: IssuedDocument): DynamicContent {
  const title = `${WORDS[document.locale].title[document.kind]} ${document.number}`;
  return (page): Content =>
    page === 1
      ? ''
      : {
          margin: [PAGE.side, 20, PAGE.side, 0],
          fontSize: SIZE.footer,
          color: COLOR.muted,
          columns: [
            { width: CONTENT_WIDTH * 0.7, text: document.seller.name, noWrap: document.seller.name.length < 70 },
            { width: '*', text: title, alignment: 'right' },
          ],
        };
}
