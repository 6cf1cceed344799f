import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvResponse } from '#app/features/csv-import/csv-response.server.ts';
import { OPENING_EXAMPLE, OPENING_ROW, openingColumn } from '#app/features/opening/opening-example.ts';
import { translator } from '#app/i18n/t.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';
import { csvText } from '#server/domain/shared/csv-write.ts';

/** A small file that an import takes as it is: a beginning for one's own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { locale } = await readPreferences(request, context);
  const t = translator(locale);
  const header = OPENING_EXAMPLE.map(({ field }) => openingColumn(t, field));
  return csvResponse({ filename: 'pocetno-stanje-primjer.csv', text: csvText([header, OPENING_ROW]) });
}
