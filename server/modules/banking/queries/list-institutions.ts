import type { CompanyContext } from '#server/context.ts';
import { type InstitutionDto, type InstitutionsDto, ListInstitutionsInput } from '#server/contracts/banking.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import { type BankDataVendor, VENDORS_BY_PREFERENCE } from '#server/integrations/bank-data/port.ts';

import { keptInstitutions } from '../kept-institutions.ts';

/**
 * Banks of a country that can be connected, by name. A bank that several vendors reach is shown once, with the one of them that
 * takes new customers: the person picks a bank and not a vendor. A vendor that is away hides only its own banks.
 */
export async function listInstitutions({ deps }: CompanyContext, raw: ListInstitutionsInput): Promise<InstitutionsDto> {
  const { country, search } = ListInstitutionsInput.parse(raw);
  const vendors = VENDORS_BY_PREFERENCE.filter((vendor) => deps.installation.modes[vendor] !== 'off');
  const unavailable: BankDataVendor[] = [];
  const wanted = foldText(search);
  const found = new Map<string, InstitutionDto>();
  const lists = await Promise.all(
    vendors.map(async (vendor) => {
      try {
        return { vendor, list: await keptInstitutions(deps, vendor, country) };
      } catch (error) {
        deps.log.warn({ err: error, provider: vendor }, 'the list of banks could not be got');
        unavailable.push(vendor);
        return { vendor, list: [] };
      }
    }),
  );
  for (const { vendor, list } of lists) {
    for (const { id, name, bic, country: of } of list) {
      const key = bic?.slice(0, 8) ?? foldText(name);
      if (!found.has(key) && foldText(`${name} ${bic ?? ''}`).includes(wanted))
        found.set(key, { vendor, id, name, bic, country: of });
    }
  }
  const institutions = [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'hr'));
  return { institutions, unavailable };
}
