import type { AccountInfo, ConfidentialClientApplication, INetworkModule, NetworkRequestOptions } from '@azure/msal-node';

import { sendHttp } from '#server/integrations/http-client.ts';
import type { MailboxAdapterDeps } from '#server/integrations/mailbox/adapter-deps.ts';
import {
  CONSENT_CODE_REFUSED,
  CONSENT_INCOMPLETE,
  type ConsentAnswer,
  type ConsentRequest,
} from '#server/integrations/mailbox/port.ts';
import { runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';
import { retryAfter } from '#server/integrations/retry-after.ts';

import { MICROSOFT_PROVIDER, parsed, signInError } from './errors.ts';
import { type MicrosoftCredentials, microsoftCredentials } from './wire.ts';

export interface MicrosoftConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly timeoutMs: number;
  /** Where browsers reach Microsoft; other than Microsoft's own only while it is simulated. */
  readonly browserBaseUrl: string | null;
}

/** Personal accounts and those of organizations. */
const AUTHORITY = 'https://login.microsoftonline.com/common';
/** Reading, and nothing else; the library adds what it needs to stay signed in. */
const SCOPE = 'https://graph.microsoft.com/Mail.Read';

export const readCredentials = (bytes: Uint8Array): MicrosoftCredentials =>
  microsoftCredentials.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));

export const writeCredentials = (credentials: MicrosoftCredentials): Uint8Array =>
  Buffer.from(JSON.stringify(credentials), 'utf8');

/** A token for one call, and what to keep from now on, when it changed. */
export interface Token {
  readonly accessToken: string;
  readonly credentials: MicrosoftCredentials | null;
}

/** Microsoft's side of consents, by its own library: one client for one use, so that no two mailboxes share a cache. */
export function microsoftSignIn(config: MicrosoftConfig, { clock, policy }: MailboxAdapterDeps) {
  const { clientId, clientSecret, timeoutMs, browserBaseUrl } = config;

  /** The library's requests go through the same door as all others. `failed` hears why one did not, as the library tells nobody. */
  const network = (signal: AbortSignal, failed: (why: ProviderError) => void): INetworkModule => {
    const send = <T>(method: 'GET' | 'POST', url: string, options?: NetworkRequestOptions) =>
      answerOf<T>(method, url, options).catch((error: unknown) => {
        if (error instanceof ProviderError) failed(error);
        throw error;
      });
    const answerOf = async <T>(method: 'GET' | 'POST', url: string, options?: NetworkRequestOptions) => {
      const { status, headers, body } = await sendHttp(MICROSOFT_PROVIDER, {
        method,
        url,
        ...(options?.headers ? { headers: options.headers } : {}),
        ...(options?.body === undefined ? {} : { body: options.body }),
        signal,
      });
      const retryAt = retryAfter(headers.get('retry-after'), clock.now());
      if (status === 429 || status >= 500) {
        throw new ProviderError(MICROSOFT_PROVIDER, status === 429 ? 'rate_limited' : 'unreachable', {
          codes: [`HTTP_${status}`],
          ...(retryAt ? { retryAt } : {}),
        });
      }
      const answer = parsed(Buffer.from(body).toString('utf8'));
      if (answer === null) throw new ProviderError(MICROSOFT_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'] });
      return { status, headers: Object.fromEntries(headers), body: answer as T };
    };
    return {
      sendGetRequestAsync: (url, options) => send('GET', url, options),
      sendPostRequestAsync: (url, options) => send('POST', url, options),
    };
  };

  async function client(
    signal: AbortSignal,
    failed: (why: ProviderError) => void = () => undefined,
  ): Promise<ConfidentialClientApplication> {
    const { ConfidentialClientApplication, LogLevel } = await import('@azure/msal-node');
    return new ConfidentialClientApplication({
      auth: { clientId, clientSecret, authority: AUTHORITY },
      system: {
        networkClient: network(signal, failed),
        loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false, logLevel: LogLevel.Error },
      },
    });
  }

  const ask = <T>(fn: (app: ConfidentialClientApplication) => Promise<T>): Promise<T> =>
    runOutbound(
      policy,
      MICROSOFT_PROVIDER,
      async (signal) => {
        const failures: ProviderError[] = [];
        try {
          return await fn(await client(signal, (why) => failures.push(why)));
        } catch (thrown) {
          throw failures.at(-1) ?? signInError(thrown);
        }
      },
      { timeoutMs },
    );

  const accountIn = async (app: ConfidentialClientApplication, id: string): Promise<AccountInfo> => {
    const accounts = await app.getTokenCache().getAllAccounts();
    const account = accounts.find(({ homeAccountId }) => homeAccountId === id);
    if (account === undefined) throw new ProviderError(MICROSOFT_PROVIDER, 'consent_expired', { codes: ['no_account'] });
    return account;
  };

  return {
    async consentUrl({ redirectUri, state, codeChallenge, loginHint }: ConsentRequest): Promise<string> {
      const app = await client(AbortSignal.timeout(timeoutMs));
      const url = new URL(
        await app.getAuthCodeUrl({
          scopes: [SCOPE],
          redirectUri,
          state,
          codeChallenge,
          codeChallengeMethod: 'S256',
          ...(loginHint === undefined ? { prompt: 'select_account' } : { loginHint }),
        }),
      );
      return browserBaseUrl === null ? url.href : `${browserBaseUrl}${url.pathname}${url.search}`;
    },

    fromCode: ({ redirectUri, code, codeVerifier }: ConsentAnswer): Promise<MicrosoftCredentials> =>
      ask(async (app) => {
        const result = await app.acquireTokenByCode({ code, codeVerifier, redirectUri, scopes: [SCOPE] });
        const { account, scopes } = result;
        if (!scopes.some((scope) => /(^|\/)mail\.read$/i.test(scope)) || account === null) {
          throw new ProviderError(MICROSOFT_PROVIDER, 'rejected', { codes: [CONSENT_INCOMPLETE] });
        }
        return { account: account.homeAccountId, cache: app.getTokenCache().serialize() };
      }).catch((error: unknown) => {
        // At this step the code is what was refused: used before, or run out.
        const refused = error instanceof ProviderError && error.kind === 'consent_expired';
        throw refused
          ? new ProviderError(MICROSOFT_PROVIDER, 'rejected', { codes: [CONSENT_CODE_REFUSED], cause: error })
          : error;
      }),

    /** The address stands in what came with the tokens; nobody is asked. */
    async addressOf({ account, cache }: MicrosoftCredentials): Promise<string> {
      const app = await client(AbortSignal.timeout(timeoutMs));
      app.getTokenCache().deserialize(cache);
      return (await accountIn(app, account)).username.toLowerCase();
    },

    /** A token that is good for a while; `fresh` when the one that is kept was refused. */
    token: ({ account, cache }: MicrosoftCredentials, fresh: boolean): Promise<Token> =>
      ask(async (app) => {
        const tokens = app.getTokenCache();
        tokens.deserialize(cache);
        const { accessToken } = await app.acquireTokenSilent({
          account: await accountIn(app, account),
          scopes: [SCOPE],
          forceRefresh: fresh,
        });
        const next = tokens.serialize();
        return { accessToken, credentials: next === cache ? null : { account, cache: next } };
      }),
  };
}

export type MicrosoftSignIn = ReturnType<typeof microsoftSignIn>;
