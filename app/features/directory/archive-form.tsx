import { Form } from '@remix-run/react';
import { Archive, ArchiveRestore } from 'lucide-react';
import { Button } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Puts a customer or a product away, or takes it back. */
export function ArchiveForm({ area, archived }: { area: 'contacts' | 'products'; archived: boolean }) {
  const t = useT();
  return (
    <Form method="post">
      <Button
        type="submit"
        name="intent"
        value={archived ? 'restore' : 'archive'}
        icon={archived ? ArchiveRestore : Archive}
        className="w-full"
      >
        {t(archived ? `${area}.restore` : `${area}.archive`)}
      </Button>
    </Form>
  );
}
