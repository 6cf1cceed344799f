import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useParams, useSearchParams } from '@remix-run/react';
import { Archive, Plus } from 'lucide-react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import { ContactAside } from '#app/features/contacts/contact-aside.tsx';
import { ContactForm } from '#app/features/contacts/contact-form.tsx';
import { countryOptions } from '#app/features/contacts/country-options.server.ts';
import { idInAddress, withVersion } from '#app/features/directory/entry-address.ts';
import { revalidateConflict } from '#app/features/directory/revalidate-conflict.ts';
import { HeldBackBanner } from '#app/features/mail-settings/held-back-banner.tsx';
import { VatCheckCard, type VatCheckReply } from '#app/features/contacts/vat-check-card.tsx';
import { useRights } from '#app/features/invoice-document/use-rights.ts';
import { holdAction } from '#app/features/reminders/hold.server.ts';
import { ReminderStandingCard } from '#app/features/reminders/standing-card.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { readPreferences } from '#app/lib/preferences.server.ts';
import { SaveContactInput } from '#server/contracts/contacts.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  data ? [{ title: `${data.contact.name} · FiskAI` }] : pageTitle(matches, 'contacts.title');

/** The stored version that a conflict is about. */
export const shouldRevalidate = revalidateConflict;

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await readPreferences(args.request, args.context);
  const page = await fromApi(args, async () => {
    const api = await args.context.companyApi(args.params.company ?? '');
    const id = idInAddress(args.params.id, 'CONTACT_NOT_FOUND');
    const [page, vatChecks, standing] = await Promise.all([
      api.parties.get({ id }),
      api.parties.vatChecks({ id }),
      api.reminders.standing({ target: 'contact', id }),
    ]);
    const { email } = page.contact;
    const held = email === null ? [] : await api.mail.heldBack({ addresses: [email] });
    return { ...page, vatChecks, held, standing };
  });
  return { ...page, countries: countryOptions(locale) };
}

export async function action(args: ActionFunctionArgs) {
  const { company = '' } = args.params;
  const { api, id } = await fromApi(args, async () => ({
    api: await args.context.companyApi(company),
    id: idInAddress(args.params.id, 'CONTACT_NOT_FOUND'),
  }));
  const body = await args.request.formData();
  const intent = body.get('intent');
  const path = inCompany(company, `kupci/${id}`);
  if (intent === 'archive' || intent === 'restore' || intent === 'undo') {
    const { name } = await fromApi(args, () => api.parties.archive({ id, archived: intent === 'archive' }));
    if (intent !== 'archive') return redirectWithFlash(path, { tone: 'ok', key: 'contacts.restored', params: { name } });
    const undo = { action: path, token: id };
    return redirectWithFlash(inCompany(company, 'kupci'), { tone: 'ok', key: 'contacts.archivedDone', params: { name }, undo });
  }
  if (intent === 'hold-reminders' || intent === 'release-reminders')
    return holdAction(args, api, { target: 'contact', id, intent, path });
  if (intent === 'check-vat') {
    const checked = await tryApi(args, () => api.parties.checkVatId({ id }));
    if (checked.ok) return redirect(path);
    // The form of the customer on the same page hears only its own answers.
    const reply: VatCheckReply = { formId: 'vat-check', result: {}, error: null, vatCheckError: checked.failure.body };
    return data(reply, { status: checked.failure.status });
  }
  const submission = parseForm(withVersion(body, id), SaveContactInput);
  if (submission.status !== 'success') return replyInvalid(submission);
  const outcome = await tryApi(args, () => api.parties.save(submission.value));
  if (!outcome.ok) return replyFailure(submission, outcome.failure);
  return redirectWithFlash(path, { tone: 'ok', key: 'contacts.saved', params: { name: outcome.value.name } });
}

export default function Contact() {
  const t = useT();
  const { company = '' } = useParams();
  const [query] = useSearchParams();
  const { contact, totals, countries, vatChecks, held, standing } = useLoaderData<typeof loader>();
  const { mayWrite } = useRights();
  const list = inCompany(company, 'kupci');
  const invoices = inCompany(company, 'racuni');
  return (
    <>
      <PageHeader
        title={contact.name}
        parent={{ to: list, label: t('contacts.title') }}
        status={contact.archived ? <Pill icon={Archive}>{t('contacts.archived')}</Pill> : undefined}
        actions={
          mayWrite && !contact.archived ? (
            <ButtonLink variant="primary" icon={Plus} shortcut="n" prefetch="none" to={`${invoices}/novi?kupac=${contact.id}`}>
              {t('contacts.newInvoice')}
            </ButtonLink>
          ) : undefined
        }
      />
      {mayWrite ? null : <Banner title={t('contacts.readOnly')} />}
      {contact.archived ? <Banner title={t('contacts.archivedNote')} /> : null}
      {held.map((each) => (
        <HeldBackBanner key={each.address} held={each} />
      ))}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_320px]">
        <ContactForm
          key={`${contact.id}:${contact.version}`}
          contact={contact}
          countries={countries}
          emailHeld={held.length > 0}
          mayWrite={mayWrite}
          cancel={list}
          focus={query.has('uredi')}
        />
        <div className="flex min-w-0 flex-col gap-5">
          {contact.vatId === null ? null : <VatCheckCard vatId={contact.vatId} checks={vatChecks} mayWrite={mayWrite} />}
          <ReminderStandingCard standing={standing} target="contact" mayWrite={mayWrite} />
          <ContactAside
            contact={contact}
            totals={totals}
            invoicesPath={invoices}
            openingPath={inCompany(company, 'pocetno-stanje')}
            mayWrite={mayWrite}
          />
        </div>
      </div>
    </>
  );
}
