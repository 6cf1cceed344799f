/** Who signs the answers of one environment. Certificates change every two years, these names rarely; both are configuration. */
export interface ExpectedSigner {
  /** Subject CN: `fiskalcis` in production, `fiskalcistest` in the test service. */
  readonly commonName: string;
  /** Subject 2.5.4.97; null where the signer has none. */
  readonly organizationIdentifier: string | null;
}

export interface CisConfig {
  readonly provider: 'cis';
  /** Never taken from a WSDL: the official one for production names the test host. */
  readonly endpoint: string;
  /** PEM certificates, intermediate and root: for TLS (the server sends its leaf only) and for the signer's chain. */
  readonly caPem: string | null;
  readonly expectedSigner: ExpectedSigner;
  /** Lets receipts be signed with SHA-1, and takes answers signed so. Production refuses it from 2027-01-01. */
  readonly allowSha1: boolean;
}

/** Hosts of the service (Tehnička specifikacija, "Adrese servisa"). */
export const CIS_ENDPOINTS = {
  live: 'https://cis.porezna-uprava.hr:8449/FiskalizacijaService',
  sandbox: 'https://cistest.apis-it.hr:8449/FiskalizacijaServiceTest',
} as const;

/** Names of the signers, read off their certificates of 2024 to 2026; a certificate of 2026 may bear others, and then this changes. */
export const CIS_SIGNERS: { readonly [Mode in keyof typeof CIS_ENDPOINTS]: ExpectedSigner } = {
  live: { commonName: 'fiskalcis', organizationIdentifier: 'HR18683136487' },
  sandbox: { commonName: 'fiskalcistest', organizationIdentifier: 'HR02994650199' },
};
