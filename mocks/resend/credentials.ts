/** What the mocked mail service accepts and signs its webhooks with. Worth nothing anywhere else. */
export const MOCK_RESEND = {
  apiKey: 're_mock_0000000000_not_a_secret',
  webhookSecret: 'whsec_bW9jay13ZWJob29rLXNlY3JldC1ub3QtYS1zZWNyZXQ=',
} as const;
