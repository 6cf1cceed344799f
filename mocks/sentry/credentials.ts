/** The project of the mocked service. Worth nothing anywhere else. */
export const MOCK_SENTRY = { dsn: 'https://0123456789abcdef0123456789abcdef@o1.ingest.de.sentry.io/1' } as const;
