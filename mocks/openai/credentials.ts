/** What the mocked reader accepts, and the model that it knows. Worth nothing anywhere else. */
export const MOCK_OPENAI = { apiKey: 'sk-mock-openai-not-a-secret', model: 'gpt-4.1-mini' } as const;
