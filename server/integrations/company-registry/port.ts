/** A company as the court register has it. What the source does not tell is null and is left to the person. */
export interface RegisteredCompany {
  /** Registration number of the entity (matični broj subjekta). */
  readonly mbs: string | null;
  readonly oib: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** Words of the register: `društvo s ograničenom odgovornošću`. */
  readonly legalForm: string | null;
  readonly active: boolean | null;
}

/** Companies of the court register; crafts and freelancers are not in it. Throws only `ProviderError`. */
export interface CompanyRegistryPort {
  /** Null when the register has no entity with this OIB. */
  findByOib(oib: string): Promise<RegisteredCompany | null>;
}
