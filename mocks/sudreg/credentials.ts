/** What the mocked register accepts. Worth nothing anywhere else. */
export const MOCK_SUDREG = { clientId: 'mock-sudreg-client', clientSecret: 'mock-sudreg-secret-not-a-secret' } as const;
