import type { Column, Content } from 'pdfmake/interfaces';
import type { FiscalState, IssuedDocument } from '#server/domain/invoicing/document.ts';
import { formatIban } from '#server/domain/parties/iban.ts';
import { pdf417Matrix, qrMatrix, symbolSvg } from './barcode.ts';
import { formatDate, NBSP } from './format.ts';
import type { PaymentBox } from './payment.ts';
import { COLOR, CONTENT_WIDTH, lineHeight, millimetres, PAGE, SIZE } from './theme.ts';
import { WORDS } from './words.ts';

/** Module of the HUB-3 code: 0.26 mm, so that phones read it from paper and from a screen. */
const PDF417_MODULE = millimetres(0.26);
/** Rather more than the 20 mm that the Tax Administration asks for at least. */
const QR_SIDE = millimetres(22);
/** At least 2 mm are asked for; the page's own margin is the quiet zone on the right. */
const QR_QUIET_ZONE = millimetres(4);
const RULE_GAP = 12;
const SYMBOL_GAP = 7;
const FISCAL_WIDTH = 292;

/** The block at the foot of the last page: how to pay, and what fiscalization wants printed. */
export interface Closing {
  readonly height: number;
  readonly content: Content;
}

export function closing(document: IssuedDocument, fiscal: FiscalState | null, payment: PaymentBox | null): Closing {
  if (document.delivery !== undefined) return handover(document);
  const left = payment === null ? { height: 0, stack: [] } : paymentStack(payment, document);
  const right = fiscalBlock(document, fiscal);
  return {
    height: RULE_GAP + Math.max(left.height, right.height),
    content: {
      stack: [
        { canvas: [{ type: 'line', x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 0.6, lineColor: COLOR.border }] },
        {
          margin: [0, RULE_GAP, 0, 0],
          columns: [
            { width: '*', stack: left.stack },
            { width: fiscal === null ? 'auto' : FISCAL_WIDTH, columns: right.columns, columnGap: QR_QUIET_ZONE },
          ],
          columnGap: 12,
        },
      ],
    },
  };
}

const SIGNATURE_WIDTH = 200;
const SIGNATURE_GAP = 34;

/** Two lines to sign: by whoever hands the goods over, who is named, and by whoever takes them. */
function handover({ locale, operatorName }: IssuedDocument): Closing {
  const words = WORDS[locale];
  const line = (label: string, name: string): Column => ({
    width: SIGNATURE_WIDTH,
    stack: [
      { text: name === '' ? label : `${label}: ${name}`, color: COLOR.muted },
      {
        canvas: [
          {
            type: 'line',
            x1: 0,
            y1: SIGNATURE_GAP,
            x2: SIGNATURE_WIDTH,
            y2: SIGNATURE_GAP,
            lineWidth: 0.6,
            lineColor: COLOR.text,
          },
        ],
      },
      { text: words.signature, fontSize: SIZE.footer, color: COLOR.muted, margin: [0, 3, 0, 0] },
    ],
  });
  return {
    height: lineHeight(SIZE.body) + SIGNATURE_GAP + 3 + lineHeight(SIZE.footer),
    content: { columns: [line(words.handedOver, operatorName), { width: '*', text: '' }, line(words.received, '')] },
  };
}

interface Block {
  readonly height: number;
  readonly stack: Content[];
}

/** Due date, account, reference and, of what is paid in euro, the HUB-3 code. */
function paymentStack(payment: PaymentBox, { locale }: IssuedDocument): Block {
  const words = WORDS[locale];
  const code = payment.hub3 === null ? { height: 0, stack: [] } : paymentCode(payment.hub3, words.scanToPay);
  const reference = payment.reference === '' ? '' : ` · ${words.reference} ${payment.reference}`;
  const bic = payment.bic === null ? '' : ` · BIC ${payment.bic}`;
  const lines = [`IBAN ${formatIban(payment.iban)}${bic}`, `${words.model} ${payment.model}${reference}`];
  return {
    height: lineHeight(SIZE.body) * 3 + code.height,
    stack: [
      { text: payment.dueOn === null ? words.payTo : words.payBy(formatDate(payment.dueOn, locale)), color: COLOR.muted },
      ...lines.map((text): Content => ({ text: text.replaceAll(' ', NBSP), noWrap: true })),
      ...code.stack,
    ],
  };
}

function paymentCode(hub3: string, label: string): Block {
  const symbol = pdf417Matrix(hub3);
  const [width, height] = [symbol.width * PDF417_MODULE, symbol.height * PDF417_MODULE];
  return {
    height: SYMBOL_GAP + height + lineHeight(SIZE.footer) + 3,
    stack: [
      { svg: symbolSvg(symbol), width, height, margin: [0, SYMBOL_GAP, 0, 3] },
      { text: label, fontSize: SIZE.footer, color: COLOR.muted },
    ],
  };
}

/** ZKI, JIR or why there is none yet, operator's mark, means of payment and the QR code (Zakon o fiskalizaciji čl. 7). */
function fiscalBlock(document: IssuedDocument, fiscal: FiscalState | null): { height: number; columns: Column[] } {
  const words = WORDS[document.locale];
  const issuedBy = issuedByText(document);
  const style = { alignment: 'right', color: COLOR.muted, fontSize: SIZE.small } as const;
  if (fiscal === null) return { height: lineHeight(SIZE.small), columns: [{ ...style, width: 'auto', stack: [issuedBy] }] };
  const { zki, jir, qrUrl } = fiscal;
  const texts: Content[] = [
    { text: `${words.zki}${NBSP}${zki}`, noWrap: true },
    jir === null ? { text: words.jirFollows } : { text: `${words.jir}${NBSP}${jir}`, noWrap: true },
    { text: issuedBy },
  ];
  return {
    height: QR_SIDE,
    columns: [
      { ...style, width: '*', stack: texts },
      { width: QR_SIDE, svg: symbolSvg(qrMatrix(qrUrl)), height: QR_SIDE },
    ],
  };
}

/** The operator's mark and the means of payment. */
export function issuedByText({ operatorMark: mark, operatorName, paymentMethod, locale }: IssuedDocument): string {
  const words = WORDS[locale];
  const by = mark === '' ? operatorName : `${words.operator} ${mark}`;
  return [by, words.paymentMethod[paymentMethod]].filter((part) => part !== '').join(' · ');
}

/** The same content, pinned so that it ends where the page's footer begins. */
export function pinned(block: Closing, footerHeight: number): Content[] {
  const y = PAGE.height - footerHeight - block.height;
  return [
    // Takes the room in the flow, and thereby a new page where this one has none left.
    { canvas: [{ type: 'rect', x: 0, y: 0, w: 0.1, h: block.height + 14, color: '#ffffff' }] },
    { stack: [block.content], absolutePosition: { x: PAGE.side, y } },
  ];
}
