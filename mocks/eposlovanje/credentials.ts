/** What the mocked intermediary accepts. Worth nothing anywhere else. */
export const MOCK_EPOSLOVANJE = { softwareId: 'FISKAI-MOCK' } as const;
/** The key tells whose it is, as the vendor's does. */
export const mockEposlovanjeKey = (oib: string): string => `mock-eposlovanje-${oib}`;
