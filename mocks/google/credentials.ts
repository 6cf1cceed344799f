/** What the mocked Google takes. Worth nothing anywhere else. */
export const MOCK_GOOGLE = {
  clientId: '000000000000-oponasanje.apps.googleusercontent.com',
  clientSecret: 'GOCSPX-oponasanje',
} as const;
