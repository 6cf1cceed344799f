/** What the mocked vendor accepts. Worth nothing anywhere else. */
export const MOCK_GOCARDLESS = {
  secretId: '6d6f636b-0000-4000-8000-676f63617264',
  secretKey: 'mock-gocardless-secret-not-a-secret',
} as const;
