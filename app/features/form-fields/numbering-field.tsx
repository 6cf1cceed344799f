import { useIssueTexts } from '#app/components/forms/use-issue-texts.ts';
import { RadioCards } from '#app/components/ui/checkbox.tsx';
import { initialText, type FormField } from '#app/features/form-fields/text-field.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** One sequence of numbers per premises or per device, as the internal act says (Zakon o fiskalizaciji čl. 9). */
export function NumberingField({ field }: { field: FormField }) {
  const t = useT();
  const say = useIssueTexts();
  return (
    <div className="flex flex-col gap-1.5">
      <RadioCards
        key={field.key}
        legend={t('settings.company.numbering')}
        name={field.name}
        defaultValue={initialText(field)}
        errors={say(field.errors)}
        cards={[
          {
            value: 'premises',
            label: t('settings.company.numberingPremises'),
            hint: t('settings.company.numberingPremisesHint'),
          },
          { value: 'device', label: t('settings.company.numberingDevice'), hint: t('settings.company.numberingDeviceHint') },
        ]}
      />
      <p className="text-xs text-muted">{t('settings.company.numberingNote')}</p>
    </div>
  );
}
