import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams } from '@remix-run/react';
import { useKeptTyping } from '#app/components/forms/use-kept-typing.ts';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { ContactForm } from '#app/features/contacts/contact-form.tsx';
import { countryOptions } from '#app/features/contacts/country-options.server.ts';
import type { ContactPrefill } from '#app/features/contacts/contact-values.ts';
import { type LookUp, LookUpForm } from '#app/features/contacts/look-up-form.tsx';
import { takeNewCustomer } from '#app/features/invoice-editor/take-new-customer.server.ts';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany, safeNext } from '#app/lib/paths.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';
import { ContactFields } from '#server/contracts/contacts.ts';
import { normalizeVatId } from '#server/domain/parties/vat-id.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'contacts.new');

/** The OIB or VAT id that the form is filled in by. */
const NUMBER = 'broj';

/** Where saving leads back to (`?natrag=`), within the company; null for the new customer's own page. */
function backOf(request: Request, company: string): string | null {
  const wanted = safeNext(new URL(request.url).searchParams.get('natrag'));
  return wanted.startsWith(`${inCompany(company)}/`) ? wanted : null;
}

export async function loader(args: LoaderFunctionArgs) {
  const { request, context, params } = args;
  const { locale } = await readPreferences(request, context);
  const query = new URL(request.url).searchParams;
  const name = (query.get('naziv') ?? '').slice(0, 160);
  const lookUp = await lookUpOf(args, query.get(NUMBER));
  const keep = ['naziv', 'natrag'].flatMap((key) => (query.has(key) ? [[key, query.get(key) ?? ''] as const] : []));
  return { name, lookUp, keep, countries: countryOptions(locale), back: backOf(request, params.company ?? '') };
}

/**
 * Asks who it is when the address names a number: the court register by an OIB, VIES by a VAT id. What goes wrong is told beside the form,
 * which stays usable.
 */
async function lookUpOf(args: LoaderFunctionArgs, text: string | null): Promise<LookUp | null> {
  const number = (text ?? '').trim().slice(0, 24);
  if (number === '') return null;
  const api = await fromApi(args, () => args.context.companyApi(args.params['company'] ?? ''));
  const isVatId = /^[A-Za-z]/.test(number);
  const outcome = await tryApi(args, async () =>
    isVatId
      ? { taxpayer: await api.parties.lookUpVatId({ vatId: number }) }
      : { company: await api.parties.lookUpCompany({ oib: number }) },
  );
  const blank = { number, isVatId, company: null, taxpayer: null, failure: null, isWrong: false };
  if (outcome.ok) return { ...blank, ...outcome.value };
  const { code, params, issues } = outcome.failure.body;
  return { ...blank, failure: { code, params }, isWrong: issues.length > 0 };
}

/** The form's first values: those of the register, else the name that was typed elsewhere. */
function prefillOf(name: string, lookUp: LookUp | null): ContactPrefill {
  if (lookUp === null) return { name };
  const { number, isVatId, company, taxpayer } = lookUp;
  if (taxpayer !== null) {
    const { vatId, country, street, postalCode, city } = taxpayer;
    const known = { name: taxpayer.name ?? name, vatId, country, street, postalCode, city };
    return country === 'HR' ? { ...known, oib: vatId.slice(2) } : { ...known, documentLocale: 'en' };
  }
  if (company === null) return { name, [isVatId ? 'vatId' : 'oib']: number };
  const { street, postalCode, city } = company;
  return {
    name: company.shortName ?? company.name,
    oib: company.oib,
    street: street ?? '',
    postalCode: postalCode ?? '',
    city: city ?? '',
  };
}

export async function action(args: ActionFunctionArgs) {
  const { company = '' } = args.params;
  const api = await fromApi(args, () => args.context.companyApi(company));
  const submission = parseForm(await args.request.formData(), ContactFields);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.parties.save(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  const { id, name, vatId } = outcome.value;
  // Filled in from VIES, the customer gets the check that proves it; one that fails can be made on the customer's page.
  const asked = new URL(args.request.url).searchParams.get(NUMBER) ?? '';
  if (vatId !== null && normalizeVatId(asked) === vatId) await tryApi(args, () => api.parties.checkVatId({ id }));
  const back = backOf(args.request, company);
  if (back !== null) await takeNewCustomer(api, back, outcome.value);
  return redirectWithFlash(back ?? inCompany(company, `kupci/${id}`), { tone: 'ok', key: 'contacts.created', params: { name } });
}

export default function NewContact() {
  const t = useT();
  const { company = '' } = useParams();
  const { name, lookUp, keep, countries, back } = useLoaderData<typeof loader>();
  const { mayWrite } = useRights();
  const list = inCompany(company, 'kupci');
  const kept = useKeptTyping<ContactPrefill>('new', lookUp?.number ?? '');
  const isFound = lookUp !== null && (lookUp.company !== null || lookUp.taxpayer !== null);
  // What was asked for is filled in; everything else stays as it was written.
  const { values: prefill } = kept.begin((typed) => {
    const known = prefillOf(name, lookUp);
    return isFound ? { ...typed, ...known } : { ...known, ...typed };
  });
  return (
    <>
      <PageHeader title={t('contacts.new')} parent={{ to: list, label: t('contacts.title') }} />
      <div className="flex max-w-[720px] flex-col gap-5">
        {mayWrite ? <LookUpForm lookUp={lookUp} keep={keep} /> : null}
        <ContactForm
          key={kept.key}
          contact={null}
          prefill={prefill}
          listen={kept.listen}
          countries={countries}
          mayWrite={mayWrite}
          cancel={back ?? list}
          focus={lookUp?.isWrong !== true}
        />
      </div>
    </>
  );
}
