import { generateKeyPairSync } from 'node:crypto';

let key: string | null = null;

/** What the mocked vendor accepts. The key is made with its first use and dies with the process. */
export const MOCK_ENABLEBANKING = {
  applicationId: '6d6f636b-0000-4000-8000-656e61626c65',
  privateKey: (): string => {
    key ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    return key;
  },
} as const;
