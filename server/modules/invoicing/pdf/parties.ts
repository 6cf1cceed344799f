import type { Content, Margins } from 'pdfmake/interfaces';
import { isOfAdvance, ownerBeside, vatIdOf } from '#server/domain/invoicing/document.ts';
import type {
  DocumentLocale,
  DocumentReference,
  IssuedDocument,
  PostalAddress,
  Seller,
} from '#server/domain/invoicing/document.ts';
import { reasonOf, REFERENCE_KEYS } from '#server/domain/invoicing/einvoice-terms.ts';
import { isTradeKind, takesBack } from '#server/domain/invoicing/kinds.ts';
import { zagrebDateOf } from '#server/domain/shared/plain-date.ts';
import { countryName, formatDate, formatTime, NBSP } from './format.ts';
import { inAccent } from './theme.ts';
import { logoContent, type Logo } from './logo.ts';
import { CONTENT_WIDTH, COLOR, SIZE } from './theme.ts';
import { WORDS } from './words.ts';

/** The buyer's column starts where the right third of the page does. */
const BUYER_WIDTH = Math.round(CONTENT_WIDTH / 3);

/** Logo to the left, seller to the right (PDV čl. 79 st. 1 t. 2). */
export function letterhead(document: IssuedDocument, logo: Logo | null): Content {
  const { seller, locale } = document;
  const owner = ownerBeside(seller);
  return {
    columns: [
      { width: 160, stack: [logoContent(logo, seller)] },
      {
        width: '*',
        alignment: 'right',
        color: COLOR.muted,
        stack: [
          {
            text: [
              { text: seller.name, bold: true, color: COLOR.text },
              ...(owner === null ? [] : [`, ${WORDS[locale].ownedBy(owner)}`]),
            ],
          },
          addressLines(seller.address, isForeign(document), locale).join(', '),
          sellerIds(seller, locale),
        ],
      },
    ],
    columnGap: 20,
  };
}

/**
 * Kind and number, place and time of issue to the left; the buyer to the right (PDV čl. 79 st. 1 t. 1, 3 and 5).
 *
 * @param dueOnElsewhere the payment box says until when to pay
 */
export function titleAndBuyer(document: IssuedDocument, dueOnElsewhere: boolean): Content {
  const words = WORDS[document.locale];
  const { buyer } = document;
  return {
    margin: [0, 34, 0, 0],
    columns: [
      {
        width: '*',
        stack: [
          {
            text: `${words.title[document.kind]}${NBSP}${document.number}`,
            fontSize: SIZE.title,
            bold: true,
            lineHeight: 1.15,
            ...inAccent(document.seller),
          },
          ...(isTradeKind(document.kind) ? [{ text: words.notFiscal, bold: true, margin: [0, 3, 0, 3] as Margins }] : []),
          ...titleFacts(document, dueOnElsewhere).map((fact) => ({ text: fact, color: COLOR.muted })),
        ],
      },
      {
        width: BUYER_WIDTH,
        stack:
          buyer.name === ''
            ? []
            : [
                { text: words.buyer, color: COLOR.muted },
                { text: buyer.name, bold: true },
                ...buyerLines(document),
                ...deliveryAddress(document),
              ],
      },
    ],
    columnGap: 24,
  };
}

/** The buyer below the name: address and numbers. */
export function buyerLines(document: IssuedDocument): string[] {
  const { buyer, locale } = document;
  const words = WORDS[locale];
  return [
    ...(buyer.address === null ? [] : addressLines(buyer.address, isForeign(document), locale)),
    ...(buyer.oib === null ? [] : [`${words.oib}${NBSP}${buyer.oib}`]),
    ...(buyer.vatId === null || buyer.vatId === `HR${buyer.oib ?? ''}` ? [] : [`${words.vatId}${NBSP}${buyer.vatId}`]),
  ];
}

/** Where the goods of a delivery note go, when that is not the buyer's address. */
function deliveryAddress({ delivery, locale }: IssuedDocument): Content[] {
  const address = delivery?.address ?? '';
  if (address === '') return [];
  return [{ text: WORDS[locale].deliveredTo, color: COLOR.muted, margin: [0, 8, 0, 0] }, { text: address }];
}

/** What it refers to, where and when it was issued, and the days that count. */
export function titleFacts(document: IssuedDocument, dueOnElsewhere: boolean): string[] {
  const { kind, locale, refersTo, alsoRefersTo = [], deliveryOn, dueOn, issuedOn, paragonNumber, correctedAt } = document;
  const words = WORDS[locale];
  const reason = reasonOf(document);
  const settles = (by: DocumentReference) => (by.kind === 'credit_note' ? words.settlesPart : words.settles);
  const refer = (to: DocumentReference) =>
    kind === 'storno' ? words.cancels : kind === 'invoice' ? settles(to) : words.corrects;
  return [
    ...(refersTo === null ? [] : [refersTo, ...alsoRefersTo]).map((each) =>
      refer(each)(each.number, formatDate(each.issuedOn, locale)),
    ),
    ...(reason === null ? [] : [`${words.reason}${NBSP}${reason}`]),
    words.issued(document.placeOfIssue, formatDate(issuedOn, locale), formatTime(document.issuedAt)),
    ...(correctedAt === undefined
      ? []
      : [words.correctedCopy(formatDate(zagrebDateOf(correctedAt), locale), formatTime(correctedAt))]),
    ...(paragonNumber === undefined ? [] : [words.paragon(paragonNumber)]),
    ...(deliveryOn === null
      ? []
      : [`${isOfAdvance(document) ? words.advanceOn : words.delivered}${NBSP}${formatDate(deliveryOn, locale)}`]),
    ...(dueOn === null || dueOnElsewhere || takesBack(kind)
      ? []
      : [`${kind === 'quote' ? words.validUntil : words.due}${NBSP}${formatDate(dueOn, locale)}`]),
    ...buyersFacts(document),
  ];
}

/** What the buyer asked to be named by, and the period that is invoiced. */
function buyersFacts({ einvoice: terms = {}, locale }: IssuedDocument): string[] {
  const words = WORDS[locale];
  const day = (date: string | undefined): string => (date === undefined ? '' : formatDate(date, locale));
  const { periodFrom, periodTo } = terms;
  return [
    ...REFERENCE_KEYS.flatMap((key) => {
      const text = terms[key];
      return text === undefined ? [] : [`${words.references[key]}${NBSP}${text}`];
    }),
    ...(periodFrom === undefined && periodTo === undefined ? [] : [words.period(day(periodFrom), day(periodTo))]),
  ];
}

export function sellerIds(seller: Seller, locale: DocumentLocale): string {
  const words = WORDS[locale];
  const oib = `${words.oib}${NBSP}${seller.oib}`;
  const vatId = vatIdOf(seller);
  return vatId === null ? oib : `${oib} · ${words.vatId}${NBSP}${vatId}`;
}

/** Countries are named only where the two sides do not share one. */
function isForeign({ seller, buyer }: IssuedDocument): boolean {
  return buyer.address !== null && buyer.address.country !== seller.address.country;
}

export function addressLines(address: PostalAddress, withCountry: boolean, locale: DocumentLocale): string[] {
  const place = `${address.postalCode} ${address.city}`.trim();
  return [address.street, place, ...(withCountry ? [countryName(address.country, locale)] : [])].filter((line) => line !== '');
}
