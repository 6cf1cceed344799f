import type { LoaderFunctionArgs } from '@remix-run/node';
import { CONTACT_EXAMPLE, CONTACT_ROWS, contactColumn } from '#app/features/contacts/contact-example.ts';
import { csvResponse } from '#app/features/csv-import/csv-response.server.ts';
import { translator } from '#app/i18n/t.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';
import { csvText } from '#server/domain/shared/csv-write.ts';

/** A small file that an import takes as it is: a beginning for one's own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { locale } = await readPreferences(request, context);
  const t = translator(locale);
  const header = CONTACT_EXAMPLE.map(({ field }) => contactColumn(t, field));
  return csvResponse({ filename: 'kupci-primjer.csv', text: csvText([header, ...CONTACT_ROWS]) });
}
