import type { ErrorBody } from '#app/lib/error-body.ts';
import type { ComboOption } from '#app/components/ui/combobox.tsx';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import type { Abroad } from '#server/domain/invoicing/foreign-buyer.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

/** What the server says about a draft beside its content; it changes with every save. */
export type DraftAside = Pick<
  DraftDto,
  | 'kind'
  | 'rates'
  | 'rate'
  | 'buyer'
  | 'issues'
  | 'warnings'
  | 'fiscalization'
  | 'einvoice'
  | 'einvoiceCheck'
  | 'blockers'
  | 'advances'
  | 'premises'
>;

export const asideOf = ({
  kind,
  rates,
  rate,
  buyer,
  issues,
  warnings,
  fiscalization,
  einvoice,
  einvoiceCheck,
  blockers,
  advances,
  premises,
}: DraftAside): DraftAside => ({
  kind,
  rates,
  rate,
  buyer,
  issues,
  warnings,
  fiscalization,
  einvoice,
  einvoiceCheck,
  blockers,
  advances,
  premises,
});

/** Answer of the route that saves while a person types. */
export type SaveReply =
  | { readonly ok: true; readonly version: number; readonly savedAt: string; readonly aside: DraftAside }
  | { readonly ok: false; readonly error: ErrorBody };

/** A customer in the picker, with what choosing them changes on the document. */
export interface CustomerOption extends ComboOption {
  readonly paymentTermDays: number | null;
  readonly documentLocale: 'hr' | 'en';
  readonly abroad: Abroad;
  /** As the document will name them: shown before the draft is stored, so that nothing moves when it is. */
  readonly buyer: NonNullable<DraftDto['buyer']>;
}

/** The server's complaint about content that cannot even be saved, by the form's own names. */
export const withoutRoot = (issues: readonly FieldIssue[]): readonly FieldIssue[] =>
  issues.map((issue) => ({ ...issue, path: issue.path.replace(/^content\./, '') }));
