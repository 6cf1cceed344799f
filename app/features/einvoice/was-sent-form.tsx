import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Asks a person who looked at the intermediary's whether a document whose answer was lost is there. */
export function WasSentForm({ question }: { question: string }) {
  const t = useT();
  return (
    <Form method="post" className="flex flex-col gap-2">
      <input type="hidden" name="intent" value="einvoice-resolve" />
      <p>{question}</p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" small name="wasSent" value="1">
          {t('einvoice.card.wasSent')}
        </Button>
        <Button type="submit" small name="wasSent" value="0">
          {t('einvoice.card.notSent')}
        </Button>
      </div>
    </Form>
  );
}
