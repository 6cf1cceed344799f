import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { archivePeriod } from '#app/features/archive/archive-period.ts';
import { zagrebDate } from '#app/i18n/format.ts';
import { translator } from '#app/i18n/t.ts';
import { fromApi } from '#app/lib/errors.ts';
import { inCompany } from '#app/lib/paths.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';

/** Everything that was kept from `?od=` to `?do=`, as a ZIP that is written while it is downloaded. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, params, request } = args;
  const company = params['company'] ?? '';
  const query = new URL(request.url).searchParams;
  const period = archivePeriod(query, zagrebDate(context.now()));
  if (period === null) throw redirect(inCompany(company, `dokumenti/arhiva?${query}&greska`));
  const api = await fromApi(args, () => context.companyApi(company));
  const { locale } = await readPreferences(request, context);
  const { archiveZip } = await import('#app/features/archive/archive-zip.server.ts');
  return new Response(archiveZip(api.documents, period, translator(locale)), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="arhiva-${company}-${period.from}-${period.to}.zip"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
