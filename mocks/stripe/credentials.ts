/** What the mocked Stripe takes, signs with and sells. Worth nothing anywhere else. */
export const MOCK_STRIPE = {
  secretKey: 'sk_test_oponasanje0000000000',
  webhookSecret: 'whsec_oponasanje_nije_tajna',
  prices: {
    pausalni: { month: 'price_mockPausalniMonth', year: 'price_mockPausalniYear' },
    standard: { month: 'price_mockStandardMonth', year: 'price_mockStandardYear' },
    pro: { month: 'price_mockProMonth', year: 'price_mockProYear' },
  },
} as const;
