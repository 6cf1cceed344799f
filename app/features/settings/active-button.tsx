import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';

interface ActiveButtonProps {
  what: 'premises' | 'device' | 'operator';
  id: string;
  active: boolean;
  /** What it is about, for screen readers. */
  name: string;
}

/** Takes something out of use or back into it; can be undone at once, so it asks nothing. */
export function ActiveButton({ what, id, active, name }: ActiveButtonProps) {
  const t = useT();
  const label = active ? t('settings.premises.deactivate') : t('settings.premises.activate');
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="form" value="active" />
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="active" value={active ? '' : 'on'} />
      <Button type="submit" small variant="ghost" aria-label={`${label}: ${name}`}>
        {label}
      </Button>
    </Form>
  );
}
