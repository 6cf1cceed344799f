import { Card } from '#app/components/ui/card.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Textarea } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import type { EditorAction, EditorState } from '#app/features/invoice-editor/draft-reducer.ts';
import { useIssueWords } from '#app/features/invoice-editor/use-issue-words.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftDto } from '#server/contracts/invoicing.ts';
import type { FieldIssue } from '#server/domain/shared/errors.ts';

interface OtherCardProps {
  state: EditorState;
  dispatch: (action: EditorAction) => void;
  premises: DraftDto['premises'];
  operators: DraftDto['operators'];
  issues: ReadonlyMap<string, readonly FieldIssue[]>;
}

/** What rarely changes from one document to the next: note, place, operator, language. */
export function OtherCard({ state, dispatch, premises, operators, issues }: OtherCardProps) {
  const t = useT();
  const say = useIssueWords();
  const { fields } = state;
  const errors = (id: string): readonly string[] => (issues.get(id) ?? []).map(say);
  const places = premises.flatMap(({ id, code, name, devices }) =>
    devices.map((device) => ({
      value: `${id}:${device.id}`,
      label: [`${code}/${device.code}`, name, device.name].filter(Boolean).join(' · '),
    })),
  );
  return (
    <Card className="mb-2">
      <div className="grid gap-x-8 gap-y-4 pt-1 md:grid-cols-2">
        <Field label={t('invoices.note')} id="note" errors={errors('note')} optional>
          <Textarea
            name="note"
            rows={5}
            maxLength={4000}
            value={fields.note}
            placeholder={t('invoices.notePlaceholder')}
            onChange={(event) => dispatch({ type: 'set', changes: { note: event.target.value } })}
          />
        </Field>
        <div className="grid content-start gap-4">
          <Field label={t('invoices.place')} id="place" errors={errors('place')}>
            <Select
              name="place"
              value={fields.place}
              placeholder={places.some(({ value }) => value === fields.place) ? undefined : t('invoices.choose')}
              onChange={(event) => dispatch({ type: 'set', changes: { place: event.target.value } })}
              options={places}
            />
          </Field>
          <div className="grid grid-cols-2 gap-4">
            <Field label={t('invoices.operator')} id="operatorId" errors={errors('operatorId')}>
              <Select
                name="operatorId"
                value={fields.operatorId}
                placeholder={operators.some(({ id }) => id === fields.operatorId) ? undefined : t('invoices.choose')}
                onChange={(event) => dispatch({ type: 'set', changes: { operatorId: event.target.value } })}
                options={operators.map(({ id, mark, name }) => ({ value: id, label: `${mark} · ${name}` }))}
              />
            </Field>
            <Field label={t('invoices.documentLanguage')} id="locale">
              <Select
                name="locale"
                value={fields.locale}
                onChange={(event) => dispatch({ type: 'set', changes: { locale: event.target.value === 'en' ? 'en' : 'hr' } })}
                options={(['hr', 'en'] as const).map((value) => ({ value, label: t(`nav.language.${value}`) }))}
              />
            </Field>
          </div>
        </div>
      </div>
    </Card>
  );
}
