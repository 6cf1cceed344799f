/** What the mocked Microsoft takes. Worth nothing anywhere else. */
export const MOCK_MICROSOFT = {
  clientId: '00000000-0000-4000-8000-00000000f15c',
  clientSecret: 'oponasanje~tajna',
} as const;
