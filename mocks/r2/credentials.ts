/** What the mocked storage accepts. Worth nothing anywhere else. */
export const MOCK_R2 = {
  accountId: '0123456789abcdef0123456789abcdef',
  accessKeyId: 'mock-access-key-id',
  secretAccessKey: 'mock-secret-access-key-not-a-secret',
  bucket: 'fiskai-mock-documents',
} as const;

/** Hosts of the account: the default jurisdiction and the European one. */
export const MOCK_R2_HOSTS = [
  `${MOCK_R2.accountId}.r2.cloudflarestorage.com`,
  `${MOCK_R2.accountId}.eu.r2.cloudflarestorage.com`,
] as const;
