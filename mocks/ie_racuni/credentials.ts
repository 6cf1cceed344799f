/** What the mocked intermediary accepts. Worth nothing anywhere else. */
export const MOCK_IE_RACUNI = {
  clientUser: 'mock-fiskai',
  clientPassword: 'mock-client-password-not-a-secret',
  /** Of the mock alone: what the vendor's path is like is not public. */
  statusPath: '/import/{id}/status',
} as const;
/** The GUID that a company gives its client. */
export const mockIeRacuniToken = (oib: string): string => `00000000-0000-4000-8000-0${oib}`;
