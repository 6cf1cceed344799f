import { runOutbound } from '#server/integrations/outbound-policy.ts';
import type { MailboxAdapterDeps } from '#server/integrations/mailbox/adapter-deps.ts';
import {
  CONSENT_CODE_REFUSED,
  CONSENT_INCOMPLETE,
  type ConsentAnswer,
  type ConsentRequest,
} from '#server/integrations/mailbox/port.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { GOOGLE_PROVIDER, googleError } from './errors.ts';
import { loadGmail } from './library.ts';
import { type GoogleCredentials, googleCredentials } from './wire.ts';

export interface GoogleConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
  /** Where browsers reach Google; other than Google's own only while it is simulated. */
  readonly browserBaseUrl: string | null;
}

type OAuth2Client = InstanceType<Awaited<ReturnType<typeof loadGmail>>['auth']['OAuth2']>;
type Tokens = OAuth2Client['credentials'];

/** Reading, and nothing else. */
export const GMAIL_SCOPE = 'https://www.googleapis.com/auth/gmail.readonly';

export const readCredentials = (bytes: Uint8Array): GoogleCredentials =>
  googleCredentials.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));

export const writeCredentials = (credentials: GoogleCredentials): Uint8Array => Buffer.from(JSON.stringify(credentials), 'utf8');

/** Google's side of consents: the page for the browser, and the tokens that come of it. */
export function googleTokens(config: GoogleConfig, { clock, policy }: MailboxAdapterDeps) {
  const { clientId, clientSecret, timeoutMs, browserBaseUrl } = config;

  async function client(redirectUri?: string) {
    const { auth } = await loadGmail();
    return new auth.OAuth2({
      clientId,
      clientSecret,
      ...(redirectUri === undefined ? {} : { redirectUri }),
      ...(browserBaseUrl === null ? {} : { endpoints: { oauth2AuthBaseUrl: `${browserBaseUrl}/o/oauth2/v2/auth` } }),
      // Its calls for tokens name methods to try again and switch that on; only the count of none is left standing.
      transporterOptions: { retry: false, retryConfig: { retry: 0 }, timeout: timeoutMs },
    });
  }

  const ask = <T>(fn: () => Promise<T>): Promise<T> =>
    runOutbound(
      policy,
      GOOGLE_PROVIDER,
      () => fn().catch((thrown: unknown) => Promise.reject(googleError(thrown, clock.now()))),
      { timeoutMs },
    );

  /** What an answer of the token endpoint is worth; a refresh brings no new refresh token as a rule. */
  function credentialsOf(tokens: Tokens, known: string | null): GoogleCredentials {
    const refreshToken = tokens.refresh_token ?? known;
    const accessToken = tokens.access_token;
    if (!refreshToken || !accessToken) throw new ProviderError(GOOGLE_PROVIDER, 'protocol', { codes: ['TOKENS_MISSING'] });
    return { refreshToken, accessToken };
  }

  return {
    async consentUrl({ redirectUri, state, codeChallenge, loginHint }: ConsentRequest): Promise<string> {
      const oauth = await client(redirectUri);
      const url = new URL(
        oauth.generateAuthUrl({
          access_type: 'offline',
          // Without it Google gives a refresh token only the very first time.
          prompt: 'consent',
          scope: [GMAIL_SCOPE],
          state,
          code_challenge: codeChallenge,
          ...(loginHint === undefined ? {} : { login_hint: loginHint }),
        }),
      );
      // The client's type for the method is an enum that its Gmail part does not hand out.
      url.searchParams.set('code_challenge_method', 'S256');
      return url.href;
    },

    async fromCode({ redirectUri, code, codeVerifier }: ConsentAnswer): Promise<GoogleCredentials> {
      const oauth = await client(redirectUri);
      const { tokens } = await ask(() => oauth.getToken({ code, codeVerifier })).catch((error: unknown) => {
        const refused = error instanceof ProviderError && error.codes.includes('invalid_grant');
        throw refused ? new ProviderError(GOOGLE_PROVIDER, 'rejected', { codes: [CONSENT_CODE_REFUSED], cause: error }) : error;
      });
      const credentials = credentialsOf(tokens, null);
      // The owner may agree to signing in and leave the box of the mailbox empty.
      if (!(tokens.scope ?? '').split(' ').includes(GMAIL_SCOPE)) {
        throw new ProviderError(GOOGLE_PROVIDER, 'rejected', { codes: [CONSENT_INCOMPLETE] });
      }
      return credentials;
    },

    async refresh({ refreshToken }: GoogleCredentials): Promise<GoogleCredentials> {
      const oauth = await client();
      oauth.setCredentials({ refresh_token: refreshToken });
      const { credentials } = await ask(() => oauth.refreshAccessToken());
      return credentialsOf(credentials, refreshToken);
    },

    /** A consent that is gone already counts as given back. */
    async revoke({ refreshToken }: GoogleCredentials): Promise<void> {
      const oauth = await client();
      await ask(() => oauth.revokeToken(refreshToken)).catch((error: unknown) => {
        if (!(error instanceof ProviderError) || !error.codes.includes('invalid_token')) throw error;
      });
    },
  };
}

export type GoogleTokens = ReturnType<typeof googleTokens>;
