import type { RegisteredCompany } from '#server/integrations/company-registry/port.ts';

import type { SudregSubject } from './wire.ts';

/** Status 1 is an entity that was not struck off. */
const ACTIVE = '1';

const streetOf = (seat: SudregSubject['sjediste']): string | null => {
  const number = `${seat?.kucni_broj ?? ''}${seat?.kucni_podbroj ?? ''}`;
  const street = [seat?.ulica ?? '', number].filter((part) => part !== '').join(' ');
  return street === '' ? null : street;
};

/** Null when the register gives the entity no name, which makes it useless for an address book. */
export function toRegisteredCompany(subject: SudregSubject): RegisteredCompany | null {
  const name = subject.tvrtka?.ime ?? subject.skracena_tvrtka?.ime ?? null;
  if (name === null) return null;
  return {
    mbs: subject.mbs,
    oib: subject.oib,
    name,
    shortName: subject.skracena_tvrtka?.ime ?? null,
    street: streetOf(subject.sjediste),
    postalCode: subject.sjediste?.postanski_broj ?? null,
    city: subject.sjediste?.naziv_naselja ?? null,
    legalForm: subject.pravni_oblik?.vrsta_pravnog_oblika?.naziv ?? null,
    active: subject.status === null ? null : subject.status === ACTIVE,
  };
}
