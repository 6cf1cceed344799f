import type { DraftFields, LineFields } from '#app/features/invoice-editor/draft-fields.ts';
import type { CustomerOption } from '#app/features/invoice-editor/draft-aside.ts';
import { customerChanges, linesForCustomer, type OwnChoices } from '#app/features/invoice-editor/customer-changes.ts';
import { editLines, newLine, type LineEdit } from '#app/features/invoice-editor/line-edits.ts';
import { inPriceMode, lineFromProduct, productIn } from '#app/features/invoice-editor/line-prices.ts';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import type { ProductOption } from '#server/contracts/products.ts';
import type { CurrencyRate, PriceMode } from '#server/domain/invoicing/document.ts';
import type { TaxRates, VatCode } from '#server/domain/invoicing/vat-code.ts';

/** What the editor in a browser keeps. */
export interface EditorState {
  readonly fields: DraftFields;
  /** A line just taken away, until something else happens to the lines. */
  readonly removed: { readonly line: LineFields; readonly index: number } | null;
  /** Counts the lines ever made: each has a key of its own. */
  readonly made: number;
  /** Counts changes that a person did not type into the field itself; the fields concerned are drawn anew. */
  readonly reset: number;
  /** What the person said, and choosing a customer does not change. */
  readonly own: OwnChoices;
  /** Who was chosen last, as the document will name them. */
  readonly picked: DraftDto['buyer'];
  /** Prices were converted to the other mode, which is to be said. */
  readonly converted: boolean;
}

const hasPrice = ({ unitPrice }: LineFields): boolean => unitPrice.trim() !== '';

type Seller = Pick<DraftDto, 'sellerInVat' | 'sellerHasVatId' | 'today' | 'terms'>;

interface ProductSetting {
  readonly rates: TaxRates;
  readonly inVat: boolean;
  /** Of the draft's currency; null in euro, and where there is none. */
  readonly rate: CurrencyRate | null;
}

export type LineField = Exclude<keyof LineFields, 'key'>;

export type EditorAction =
  | { readonly type: 'set'; readonly changes: Partial<Omit<DraftFields, 'lines'>> }
  | { readonly type: 'price-mode'; readonly mode: PriceMode; readonly rates: TaxRates }
  | { readonly type: 'customer'; readonly customer: CustomerOption | null; readonly seller: Seller }
  | { readonly type: 'line'; readonly index: number; readonly changes: Partial<Omit<LineFields, 'key'>> }
  | { readonly type: 'product'; readonly index: number; readonly product: ProductOption; readonly setting: ProductSetting }
  | { readonly type: 'add'; readonly vatCode: VatCode }
  | { readonly type: 'edit'; readonly edit: LineEdit; readonly index: number; readonly vatCode: VatCode }
  | { readonly type: 'restore' };

export const beginning = (fields: DraftFields, vatCode: VatCode, own: OwnChoices): EditorState => ({
  fields: fields.lines.length > 0 ? fields : { ...fields, lines: [newLine('line-0', undefined, vatCode)] },
  removed: null,
  made: Math.max(fields.lines.length, 1),
  reset: 0,
  own,
  picked: null,
  converted: false,
});

/** Fields tell their values when they are left, too: only another one is a choice. */
function ownAfter({ own, fields }: EditorState, { dueOn, locale }: Partial<DraftFields>): OwnChoices {
  return {
    dueOn: dueOn === undefined || dueOn === fields.dueOn ? own.dueOn : dueOn !== '',
    locale: locale === undefined || locale === fields.locale ? own.locale : true,
  };
}

export function editorReducer(state: EditorState, action: EditorAction): EditorState {
  const { fields } = state;
  const withLines = (lines: readonly LineFields[], rest: Partial<EditorState> = {}): EditorState => ({
    ...state,
    fields: { ...fields, lines },
    ...rest,
  });
  const key = `line-${state.made}`;
  switch (action.type) {
    case 'set':
      return { ...state, fields: { ...fields, ...action.changes }, own: ownAfter(state, action.changes) };
    case 'customer': {
      const { customer, seller } = action;
      const changes = customerChanges(customer && { ...customer, id: customer.value }, seller, state.own);
      const lines = linesForCustomer(fields.lines, seller, customer?.abroad ?? null);
      return withLines(lines, {
        fields: { ...fields, ...changes, lines },
        picked: customer?.buyer ?? null,
        reset: state.reset + (changes.dueOn === undefined || changes.dueOn === fields.dueOn ? 0 : 1),
      });
    }
    case 'price-mode':
      return { ...state, fields: inPriceMode(fields, action.mode, action.rates), converted: fields.lines.some(hasPrice) };
    case 'line':
      return withLines(fields.lines.map((line, index) => (index === action.index ? { ...line, ...action.changes } : line)));
    case 'product': {
      const { rates, inVat, rate } = action.setting;
      const product = productIn(action.product, fields.currency, rate);
      return withLines(
        fields.lines.map((line, index) =>
          index === action.index ? lineFromProduct(line, fields.priceMode, product, rates, inVat) : line,
        ),
      );
    }
    case 'add':
      return withLines([...fields.lines, newLine(key, fields.lines.at(-1), action.vatCode)], {
        made: state.made + 1,
        removed: null,
      });
    case 'edit': {
      const line = fields.lines[action.index];
      const lines = editLines(fields.lines, action.edit, action.index, key);
      if (line === undefined || lines === fields.lines) return state;
      const kept = lines.length > 0 ? lines : [newLine(`${key}-first`, undefined, action.vatCode)];
      return withLines(kept, { made: state.made + 1, removed: action.edit === 'remove' ? { line, index: action.index } : null });
    }
    case 'restore': {
      if (!state.removed) return state;
      const { line, index } = state.removed;
      return withLines(fields.lines.toSpliced(index, 0, line), { removed: null });
    }
  }
}
