import { paperFormat, type PaperFormat } from '#app/features/invoice-document/paper-format.ts';
import { paperView, type PaperView } from '#app/features/invoice-document/paper-view.ts';
import { hub3Symbol, paperSymbols, type PaperSymbols, qrSymbol } from '#app/features/invoice-document/symbols.server.ts';
import { type SharedWords, sharedWords } from '#app/features/shared-document/shared-words.ts';
import { formatBytes, formatIban, formatTime, zagrebDate } from '#app/i18n/format.ts';
import type { SharedDocumentDto, SharedState } from '#server/contracts/sharing.ts';
import type { CustomerAnswer } from '#server/domain/invoicing/trade-document.ts';

interface Fact {
  readonly label: string;
  readonly value: string;
  /** What is copied, where that is worth it. */
  readonly copy: string | null;
}

/** Everything that the page shows, in words of the customer's language. */
export interface SharedView {
  readonly locale: 'hr' | 'en';
  readonly title: string;
  readonly from: string;
  readonly state: { readonly id: SharedState; readonly label: string };
  /** A sentence beside the state; null where it says all. */
  readonly remark: string | null;
  /** The form for the customer's answer; null where none is waited for. */
  readonly answer: {
    readonly title: string;
    readonly until: string | null;
    readonly total: string;
    readonly choice: string;
    readonly choices: readonly { readonly value: CustomerAnswer; readonly label: string; readonly hint: string }[];
    readonly name: string;
    readonly remark: string;
    readonly remarkHint: string;
    readonly send: string;
    readonly final: string;
  } | null;
  readonly paper: PaperView;
  readonly symbols: PaperSymbols;
  readonly payment: {
    readonly title: string;
    readonly amount: Fact;
    readonly facts: readonly Fact[];
    readonly codes: readonly {
      readonly id: 'hub3' | 'epc';
      readonly src: string;
      readonly label: string;
      readonly hint: string;
    }[];
  } | null;
  readonly downloadPdf: string;
  /** Null where no eRačun was sent. */
  readonly downloadXml: string | null;
  /** Files that go with it; null where there are none. */
  readonly attachments: {
    readonly title: string;
    readonly files: readonly { readonly id: string; readonly name: string; readonly size: string }[];
  } | null;
  readonly question: string | null;
}

/** The page of a shared document, ready to be shown. */
export function sharedView(shared: SharedDocumentDto, isDemo: boolean): SharedView {
  const { document, state, payment, hasXml, attachments } = shared;
  const { locale, seller, dueOn } = document;
  const t = sharedWords(locale);
  const format = paperFormat(locale);
  const paper = paperView(document, isDemo);
  const fact = (label: string, value: string, copy: string | null = null): Fact => ({ label, value, copy });
  const contact = [seller.email, seller.phone].filter(Boolean).join(', ');
  return {
    locale,
    title: paper.title,
    from: t('from', { name: seller.name }),
    state: { id: state, label: t(`state.${state}`) },
    remark: remarkOf(shared, t, format),
    answer: state === 'waiting' ? answerOf(document, t, format) : null,
    paper,
    // The codes above are for what is still open; a second one for the whole amount would invite paying twice.
    symbols: { ...paperSymbols(document), pdf417: null },
    payment:
      payment === null
        ? null
        : {
            title: t('pay'),
            amount: fact(t('amount'), format.money(payment.amount, payment.currency)),
            facts: [
              ...(dueOn === null ? [] : [fact(t('dueOn'), format.date(dueOn))]),
              fact(t('recipient'), payment.recipient),
              fact(t('iban'), formatIban(payment.iban), payment.iban),
              ...(payment.bic === null ? [] : [fact(t('bic'), payment.bic, payment.bic)]),
              fact(t('reference'), `${payment.model} ${payment.reference}`, payment.reference),
              fact(t('description'), payment.description),
            ],
            codes:
              payment.codes === null
                ? []
                : [
                    { id: 'hub3', src: hub3Symbol(payment.codes.hub3), label: t('hub3'), hint: t('hub3Hint') },
                    { id: 'epc', src: qrSymbol(payment.codes.epc), label: t('epc'), hint: t('epcHint') },
                  ],
          },
    downloadPdf: t('downloadPdf'),
    downloadXml: hasXml ? t('downloadXml') : null,
    attachments:
      attachments.length === 0
        ? null
        : {
            title: t('attachments'),
            files: attachments.map(({ documentId, filename, bytes }) => ({
              id: documentId,
              name: filename,
              size: formatBytes(bytes),
            })),
          },
    question: contact === '' ? null : t('question', { contact }),
  };
}

/** What the state alone does not say. */
function remarkOf({ state, document, answer }: SharedDocumentDto, t: SharedWords, format: PaperFormat): string | null {
  switch (state) {
    case 'cancelled':
    case 'withdrawn':
    case 'replaced':
    case 'converted':
      return t(state);
    case 'expired':
      return t('expired', { date: format.date(document.dueOn ?? document.issuedOn) });
    case 'accepted':
    case 'declined': {
      if (answer === null || answer.customer === null) return null;
      const at = { date: format.date(zagrebDate(answer.at)), time: formatTime(answer.at) };
      return t(`${state}By`, { name: answer.customer, ...at });
    }
    default:
      return null;
  }
}

function answerOf(
  { dueOn, total, inCurrency }: SharedDocumentDto['document'],
  t: SharedWords,
  format: PaperFormat,
): SharedView['answer'] {
  return {
    title: t('answer'),
    until: dueOn === null ? null : t('answerUntil', { date: format.date(dueOn) }),
    total: format.money(inCurrency?.total ?? total, inCurrency?.currency),
    choice: t('answerChoice'),
    choices: [
      { value: 'accepted', label: t('accept'), hint: t('acceptHint') },
      { value: 'declined', label: t('decline'), hint: t('declineHint') },
    ],
    name: t('name'),
    remark: t('remark'),
    remarkHint: t('remarkHint'),
    send: t('sendAnswer'),
    final: t('answerFinal'),
  };
}
