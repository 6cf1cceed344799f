/** Through whom eRačun goes; the name is also that of the provider in the settings. */
export const INTERMEDIARIES = ['moj_eracun', 'eposlovanje', 'ie_racuni'] as const;
export type Intermediary = (typeof INTERMEDIARIES)[number];

/** Proper names, the same in every language. */
export const INTERMEDIARY_NAMES = {
  moj_eracun: 'Moj-eRačun',
  eposlovanje: 'ePoslovanje',
  ie_racuni: 'ie-računi',
} as const satisfies Record<Intermediary, string>;

export const CREDENTIAL_NAMES = ['username', 'password', 'businessUnit', 'apiKey', 'token'] as const;
export type CredentialName = (typeof CREDENTIAL_NAMES)[number];

export interface CredentialField {
  readonly name: CredentialName;
  /** Never shown again once it was entered. */
  readonly secret: boolean;
  readonly required: boolean;
}

/** What a company gets from its intermediary and enters here. */
export const CREDENTIAL_FIELDS = {
  moj_eracun: [
    { name: 'username', secret: false, required: true },
    { name: 'password', secret: true, required: true },
    { name: 'businessUnit', secret: false, required: false },
  ],
  eposlovanje: [{ name: 'apiKey', secret: true, required: true }],
  ie_racuni: [{ name: 'token', secret: true, required: true }],
} as const satisfies Record<Intermediary, readonly CredentialField[]>;

export type Credentials = Readonly<Partial<Record<CredentialName, string>>>;
