import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ContactForm } from '#app/features/contacts/contact-form.tsx';
import { countryOptions } from '#app/features/contacts/country-options.server.ts';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany, safeNext } from '#app/lib/paths.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';
import { ContactFields } from '#server/contracts/contacts.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'contacts.new');

/** Where saving leads back to (`?natrag=`), within the company; null for the new customer's own page. */
function backOf(request: Request, company: string): string | null {
  const wanted = safeNext(new URL(request.url).searchParams.get('natrag'));
  return wanted.startsWith(`${inCompany(company)}/`) ? wanted : null;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { locale } = await readPreferences(request, context);
  const name = (new URL(request.url).searchParams.get('naziv') ?? '').slice(0, 160);
  return { name, countries: countryOptions(locale), back: backOf(request, params.company ?? '') };
}

export async function action(args: ActionFunctionArgs) {
  const { company = '' } = args.params;
  const api = await fromApi(args, () => args.context.companyApi(company));
  const submission = parseForm(await args.request.formData(), ContactFields);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.parties.save(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  const { id, name } = outcome.value;
  const back = backOf(args.request, company);
  const to = back === null ? inCompany(company, `kupci/${id}`) : `${back}${back.includes('?') ? '&' : '?'}kupac=${id}`;
  return redirectWithFlash(to, { tone: 'ok', key: 'contacts.created', params: { name } });
}

export default function NewContact() {
  const t = useT();
  const { company = '' } = useParams();
  const { name, countries, back } = useLoaderData<typeof loader>();
  const { mayWrite } = useRights();
  const list = inCompany(company, 'kupci');
  return (
    <>
      <PageHeader title={t('contacts.new')} parent={{ to: list, label: t('contacts.title') }} />
      <div className="max-w-[720px]">
        <ContactForm contact={null} name={name} countries={countries} mayWrite={mayWrite} cancel={back ?? list} focus />
      </div>
    </>
  );
}
