import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { EInvoiceDeviceCard } from '#app/features/settings/einvoice-device-card.tsx';
import { InternalActCard } from '#app/features/settings/internal-act-card.tsx';
import { PlaceChangesCard } from '#app/features/settings/place-changes-card.tsx';
import { PremisesCard } from '#app/features/settings/premises-card.tsx';
import { PremisesForm } from '#app/features/settings/premises-form.tsx';
import { SettingsPage } from '#app/features/settings/settings-page.tsx';
import { useMayManage } from '#app/features/settings/use-company-role.ts';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';
import { fromApi, tryApi } from '#app/lib/errors.ts';
import { redirectWithFlash } from '#app/lib/flash.server.ts';
import { parseForm, replyFailure, replyInvalid } from '#app/lib/form.ts';
import { inCompany } from '#app/lib/paths.ts';
import { AddEInvoiceDeviceInput, SaveDeviceInput, SavePremisesInput, SetActiveInput } from '#server/contracts/companies.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'settings.tab.premises');

const PATH = 'postavke/prostori';

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const api = await fromApi(args, () => args.context.companyApi(slug));
  const before = Number(new URL(args.request.url).searchParams.get('prije') ?? '');
  const wish = Number.isInteger(before) && before > 0 ? { before } : {};
  const [places, company, act, einvoice, changes] = await fromApi(args, () =>
    Promise.all([
      api.companies.listPremises(),
      api.companies.get(),
      api.internalAct.get(),
      api.einvoice.settings(),
      api.companies.listPlaceChanges(wish),
    ]),
  );
  const { street, postalCode, city } = company;
  return {
    places,
    act,
    changes,
    sendsEInvoices: einvoice.account !== null,
    here: inCompany(slug, PATH),
    address: { street, postalCode, city },
  };
}

export async function action(args: ActionFunctionArgs) {
  const slug = args.params['company'] ?? '';
  const { companies, internalAct } = await fromApi(args, () => args.context.companyApi(slug));
  const body = await args.request.formData();
  const done = () => redirectWithFlash(inCompany(slug, PATH), { tone: 'ok', key: 'common.saved' });
  if (body.get('form') === 'adopt') {
    await fromApi(args, () => internalAct.adopt());
    return redirectWithFlash(inCompany(slug, PATH), { tone: 'ok', key: 'internalAct.adoptedNow' });
  }
  if (body.get('form') === 'active') {
    const input = SetActiveInput.parse({ what: body.get('what'), id: body.get('id'), active: body.get('active') === 'on' });
    await fromApi(args, () => companies.setActive(input));
    return done();
  }
  if (body.get('form') === 'einvoice-device') {
    const input = AddEInvoiceDeviceInput.parse({ premisesId: body.get('premisesId') });
    await fromApi(args, () => companies.addEInvoiceDevice(input));
    return redirectWithFlash(inCompany(slug, PATH), { tone: 'ok', key: 'settings.einvoiceDevice.made' });
  }
  if (body.get('form') === 'device') {
    const submission = parseForm(body, SaveDeviceInput);
    if (submission.status !== 'success') return replyInvalid(submission);
    const outcome = await tryApi(args, () => companies.saveDevice(submission.value));
    return outcome.ok ? done() : replyFailure(submission, outcome.failure);
  }
  const numbers = ['cashMaximum', 'consumptionTaxPercent'];
  const submission = parseForm(body, SavePremisesInput, { numbers, dates: ['consumptionTaxFrom'] });
  if (submission.status !== 'success') return replyInvalid(submission);
  // What a form leaves empty is empty, and not left as it was.
  const { consumptionTaxPercent = '', consumptionTaxFrom = '' } = submission.value;
  const values = { ...submission.value, consumptionTaxPercent, consumptionTaxFrom };
  const outcome = await tryApi(args, () => companies.savePremises(values));
  return outcome.ok ? done() : replyFailure(submission, outcome.failure);
}

export default function PremisesSettings() {
  const t = useT();
  const mayManage = useMayManage();
  const { places, act, changes, here, address, sendsEInvoices } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const editing = mayManage ? (search.get('uredi') ?? '') : '';
  return (
    <SettingsPage
      title={t('settings.premises.title')}
      note={t('settings.premises.intro')}
      actions={
        mayManage ? (
          <ButtonLink to={`${here}?uredi=novi-prostor`} variant="primary" icon={Plus} shortcut="n">
            {t('settings.premises.new')}
          </ButtonLink>
        ) : null
      }
    >
      {editing === 'novi-prostor' ? (
        <Card title={t('settings.premises.new')}>
          <PremisesForm
            values={{
              id: '',
              code: '',
              name: '',
              cashMaximum: '',
              ...address,
              consumptionTaxPercent: '',
              consumptionTaxFrom: '',
            }}
            back={here}
          />
        </Card>
      ) : null}
      {places.map((place) => (
        <PremisesCard key={place.id} place={place} here={here} editing={editing} mayManage={mayManage} />
      ))}
      {sendsEInvoices ? <EInvoiceDeviceCard places={places} mayManage={mayManage} /> : null}
      <InternalActCard act={act} here={here} mayManage={mayManage} />
      <PlaceChangesCard changes={changes} here={here} />
    </SettingsPage>
  );
}
