import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Card } from '#app/components/ui/card.tsx';
import { DateInput } from '#app/components/ui/date-input.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { termName } from '#app/features/invoice-editor/draft-fields.ts';
import type { EditorAction, EditorState } from '#app/features/invoice-editor/draft-reducer.ts';
import { useIssueWords } from '#app/features/invoice-editor/use-issue-words.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { isPaidOnTheSpot } from '#server/domain/invoicing/document.ts';
import {
  LEASE_TYPE,
  PERIOD_KEYS,
  processesFor,
  REFERENCE_KEYS,
  type ReferenceKey,
  TERM_KEYS,
  TERM_LENGTH,
  type TermKey,
  tidyTerms,
  usualProcess,
} from '#server/domain/invoicing/einvoice-terms.ts';
import { tidyReferences } from '#server/domain/invoicing/line-references.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

interface EInvoiceCardProps {
  state: EditorState;
  dispatch: (action: EditorAction) => void;
  /** It deducts advances. */
  isFinal: boolean;
  /** Where it is not shown its values are kept. */
  isShown: boolean;
  issues: ReadonlyMap<string, readonly FieldIssue[]>;
}

/** Why a note is written stands at the head of it. */
const HERE = TERM_KEYS.filter((key) => key !== 'reason');
/** What is known before the goods are delivered, and goes on to the invoice. */
const ORDER_TERMS: readonly ReferenceKey[] = ['orderNumber', 'contract', 'project', 'buyerReference'];
const UNCOUNTED: readonly string[] = ['process', 'processMark', 'reason'] satisfies readonly TermKey[];

/** What an eRačun says beside the invoice itself: references that the buyer asks for, the period, the process. Closed until it is wanted. */
export function EInvoiceCard({ state, dispatch, isFinal, isShown, issues }: EInvoiceCardProps) {
  const t = useT();
  const say = useIssueWords();
  const { fields, reset } = state;
  const terms = fields.einvoice;
  const isNote = fields.kind === 'delivery_note';
  const shown: readonly ReferenceKey[] = isNote ? ORDER_TERMS : REFERENCE_KEYS;
  const count = Object.keys(tidyTerms(terms) ?? {}).filter((key) =>
    isNote ? ORDER_TERMS.some((each) => each === key) : !UNCOUNTED.includes(key),
  ).length;
  const hasIssues = HERE.some((key) => issues.has(termName(key)));
  const [begunOpen] = useState(count > 0 || terms.process !== undefined);
  const hidden = (keys: readonly TermKey[]) =>
    keys.map((key) => <input key={key} type="hidden" name={termName(key)} value={terms[key] ?? ''} />);
  if (!isShown) return hidden(HERE);
  const errors = (key: TermKey): readonly string[] => (issues.get(termName(key)) ?? []).map(say);
  const set = (changes: Partial<Record<TermKey, string>>): void =>
    dispatch({ type: 'set', changes: { einvoice: { ...terms, ...changes } } });
  const facts = { kind: fields.kind, isFinal, isPaidOnTheSpot: isPaidOnTheSpot(fields.paymentMethod) };
  const lines = fields.lines.map((line) => ({ references: tidyReferences(line) ?? undefined }));
  const usual = usualProcess({ ...facts, terms: tidyTerms(terms) ?? {}, lines });
  const processes = processesFor(facts);
  const text = (key: Exclude<TermKey, 'reason'>) => (
    <Field key={key} label={t(`einvoiceTerms.${key}`)} id={termName(key)} errors={errors(key)}>
      <Input
        name={termName(key)}
        value={terms[key] ?? ''}
        maxLength={TERM_LENGTH}
        autoComplete="off"
        onChange={(event) => set({ [key]: event.target.value })}
      />
    </Field>
  );
  const ofInvoice = () => (
    <>
      <div className="col-span-2 grid grid-cols-2 gap-x-3 lg:col-span-1">
        {PERIOD_KEYS.map((key) => (
          <Field key={key} label={t(`einvoiceTerms.${key}`)} id={termName(key)} errors={errors(key)}>
            <DateInput
              key={`${key}-${reset}`}
              name={termName(key)}
              defaultValue={terms[key] ?? ''}
              onValue={(day) => set({ [key]: day })}
            />
          </Field>
        ))}
      </div>
      <Field
        className="max-sm:col-span-2"
        label={t('einvoiceTerms.process')}
        id={termName('process')}
        hint={fields.kind === 'invoice' ? t('einvoiceTerms.processNote') : undefined}
        errors={errors('process')}
      >
        <Select
          name={termName('process')}
          value={processes.some((each) => each === terms.process) ? terms.process : ''}
          onChange={(event) => set({ process: event.target.value })}
          options={[
            { value: '', label: t('einvoiceTerms.usual', { process: usual }) },
            ...processes.map((value) => ({ value, label: t(`einvoiceTerms.process.${value}`) })),
          ]}
        />
      </Field>
      {terms.process === 'P99' ? (
        text('processMark')
      ) : (
        <input type="hidden" name={termName('processMark')} value={terms.processMark ?? ''} />
      )}
      {fields.kind === 'invoice' ? (
        <Field className="max-sm:col-span-2" label={t('einvoiceTerms.type')} id={termName('type')} errors={errors('type')}>
          <Select
            name={termName('type')}
            value={terms.type ?? ''}
            onChange={(event) => set({ type: event.target.value })}
            options={[
              { value: '', label: t('einvoiceTerms.type.380') },
              { value: LEASE_TYPE, label: t('einvoiceTerms.type.394') },
            ]}
          />
        </Field>
      ) : (
        <input type="hidden" name={termName('type')} value={terms.type ?? ''} />
      )}
    </>
  );
  return (
    <Card>
      <details className="group -my-1" open={begunOpen || hasIssues || undefined}>
        <summary className="flex cursor-pointer items-center gap-2 py-1 text-base font-medium">
          <ChevronRight
            aria-hidden
            size={16}
            strokeWidth={1.75}
            className="shrink-0 text-muted group-open:rotate-90 motion-safe:transition-transform"
          />
          {t(isNote ? 'einvoiceTerms.noteTitle' : 'einvoiceTerms.title')}
          <span className="ml-auto text-sm font-normal text-muted">
            {count === 0 ? t('einvoiceTerms.optional') : t('einvoiceTerms.count', { count })}
          </span>
        </summary>
        <p className="mt-1 mb-4 text-sm text-muted">{t(isNote ? 'einvoiceTerms.noteIntro' : 'einvoiceTerms.intro')}</p>
        <div className="grid grid-cols-2 gap-x-5 gap-y-4 lg:grid-cols-3">
          {shown.map(text)}
          {isNote ? hidden(HERE.filter((key) => !ORDER_TERMS.some((each) => each === key))) : ofInvoice()}
        </div>
      </details>
    </Card>
  );
}
