import { createHash } from 'node:crypto';

import type { CompanyContext } from '#server/context.ts';
import type { InternalActContent } from '#server/contracts/internal-act.ts';
import { getCompany, listPremises } from '#server/modules/companies/index.ts';

interface Address {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
}

const addressLine = ({ street, postalCode, city }: Address): string => `${street}, ${postalCode} ${city}`;

/** What an act would say now. */
export async function actContent(ctx: CompanyContext): Promise<InternalActContent> {
  const [company, premises] = await Promise.all([getCompany(ctx), listPremises(ctx)]);
  const { name, ownerName, oib, numberingPer } = company;
  return {
    owner: { name, ownerName, oib, address: addressLine(company) },
    numberingPer,
    premises: premises
      .filter(({ active }) => active)
      .map((place) => ({
        code: place.code,
        name: place.name,
        address: addressLine(place),
        ...(place.cashMaximum === null ? {} : { cashMaximum: place.cashMaximum }),
        // A device that says nothing of its purpose leaves no trace, so that an act of before it could be said stays up to date.
        devices: place.devices
          .filter(({ active }) => active)
          .map(({ code, name: deviceName, purpose }) => ({ code, name: deviceName, ...(purpose === null ? {} : { purpose }) })),
      })),
  };
}

/** SHA-256 of what an act says, whatever words it says it in: an act is out of date only when the settings changed. */
export const contentDigest = (content: InternalActContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex');
