/** The project of the mocked service. Worth nothing anywhere else. */
export const MOCK_POSTHOG = { projectKey: 'phc_mock_not_a_secret' } as const;
