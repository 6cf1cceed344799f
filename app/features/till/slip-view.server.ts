import { paperFormat } from '#app/features/invoice-document/paper-format.ts';
import { paperView } from '#app/features/invoice-document/paper-view.ts';
import { paperWords } from '#app/features/invoice-document/paper-words.ts';
import { qrSymbol } from '#app/features/invoice-document/symbols.server.ts';
import type { SlipView, SoldReceipt } from '#app/features/till/slip-view.ts';
import type { TillReceiptDto } from '#server/contracts/till-sale.ts';
import { unitSymbol } from '#server/domain/catalog/units.ts';

/** A receipt as its slip reads: the words and sums of the large paper, its lines in two. */
function slipOf({ paper, payments, isDemo }: TillReceiptDto): SlipView {
  const { locale, fiscal } = paper;
  const view = paperView(paper, isDemo);
  const t = paperWords(locale);
  const format = paperFormat(locale);
  return {
    locale,
    demo: view.demo,
    seller: [view.seller.name, view.seller.owner, ...view.seller.lines].filter((line) => line !== ''),
    title: view.title,
    facts: view.facts,
    buyer: view.buyer === null ? [] : [`${view.buyer.label}: ${view.buyer.name}`, ...view.buyer.lines],
    rows: paper.lines.map(({ description, quantity, unit, unitPrice, discountPercent, amount }) => {
      const discount = /[1-9]/.test(discountPercent) ? ` − ${format.percent(discountPercent)}` : '';
      const price = format.decimal(unitPrice, 2);
      const detail = `${format.decimal(quantity)} ${unitSymbol(unit, locale)} × ${price}${discount}`;
      return { description, detail, amount: format.decimal(amount, 2) };
    }),
    totals: view.totals,
    recapitulation: view.recapitulation,
    payments:
      payments.length > 1
        ? payments.map(({ method, amount }) => ({ label: t(`method.${method}`), value: format.money(amount) }))
        : [],
    fiscal: view.fiscal.lines,
    notes: [...view.notes, ...(view.note === null ? [] : [view.note.text])],
    qr: fiscal === null ? null : qrSymbol(fiscal.qrUrl),
  };
}

/** What the till shows of a receipt. */
export const soldReceipt = (receipt: TillReceiptDto): SoldReceipt => ({
  id: receipt.id,
  number: receipt.paper.number,
  total: receipt.paper.total,
  jir: receipt.paper.fiscal?.jir ?? null,
  isFiscal: receipt.paper.fiscal !== null,
  isStorno: receipt.paper.kind === 'storno',
  tips: receipt.tips,
  cancelledBy: receipt.cancelledBy,
  slip: slipOf(receipt),
});
