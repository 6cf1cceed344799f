import type { gmail_v1, MethodOptions } from 'googleapis/build/src/apis/gmail/index.js';
import type { z } from 'zod';

import type { MailboxAdapterDeps } from '#server/integrations/mailbox/adapter-deps.ts';
import type { MailboxPort, MailboxSession, MailHead } from '#server/integrations/mailbox/port.ts';
import { runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { GOOGLE_PROVIDER, googleError, hasStatus } from './errors.ts';
import { loadGmail } from './library.ts';
import { filesOf, partOf, readCursor, toMailHead, writeCursor } from './map.ts';
import { type GoogleConfig, type GoogleTokens, googleTokens, readCredentials, writeCredentials } from './tokens.ts';
import * as wire from './wire.ts';

export type { GoogleConfig } from './tokens.ts';

/** Mails of one stretch; each costs a call for its head. */
const PAGE = 50;
/** Folders that are not worth following, or that a person never chooses. */
const HIDDEN_LABELS = new Set(['TRASH', 'SPAM', 'DRAFT', 'SENT', 'CHAT', 'UNREAD', 'STARRED', 'IMPORTANT']);
/** Heads without anything of the text. */
const HEAD = { format: 'metadata', metadataHeaders: ['From', 'Subject'], fields: 'id,internalDate,payload/headers' } as const;

/** Structure down to files within forwarded mails; the text of the mail stays with Google. */
const structureFields = (depth: number): string => {
  const own = 'partId,mimeType,filename,headers,body(attachmentId,size)';
  return depth === 0 ? own : `${own},parts(${structureFields(depth - 1)})`;
};
const STRUCTURE = { format: 'full', fields: `id,payload(${structureFields(6)})` } as const;

const BEGIN_AGAIN = { kind: 'cursor_lost' } as const;

/** Mailboxes at Gmail, by Google's own client. */
export function createGoogleMailbox(config: GoogleConfig, deps: MailboxAdapterDeps): MailboxPort {
  const tokens = googleTokens(config, deps);
  const openWith = (credentials: Uint8Array, keep: (next: Uint8Array) => Promise<void>) =>
    openSession(config, deps, tokens, credentials, keep);
  return {
    vendor: 'google',
    consentUrl: tokens.consentUrl,
    acceptConsent: async (answer) => writeCredentials(await tokens.fromCode(answer)),
    async addressOf(credentials) {
      // A renewed access token need not be kept: the refresh token stays the same.
      const { emailAddress } = await openWith(credentials, () => Promise.resolve()).profile();
      return emailAddress.toLowerCase();
    },
    open: openWith,
    async revoke(credentials) {
      await tokens.revoke(readCredentials(credentials));
      return true;
    },
  };
}

type Ask = (api: gmail_v1.Gmail, options: MethodOptions) => Promise<{ readonly data: unknown }>;

function openSession(
  { timeoutMs }: GoogleConfig,
  { clock, policy }: MailboxAdapterDeps,
  tokens: GoogleTokens,
  credentials: Uint8Array,
  keep: (next: Uint8Array) => Promise<void>,
): MailboxSession & { profile(): Promise<z.output<typeof wire.gmailProfile>> } {
  let current = readCredentials(credentials);
  let refreshing: Promise<void> | null = null;

  /** Whoever comes while tokens are being replaced waits for the new ones. */
  function refresh(): Promise<void> {
    refreshing ??= tokens
      .refresh(current)
      .then(async (next) => {
        await keep(writeCredentials(next));
        current = next;
      })
      .finally(() => (refreshing = null));
    return refreshing;
  }

  async function once<S extends z.ZodType>(shape: S, ask: Ask): Promise<z.output<S>> {
    const { auth, gmail } = await loadGmail();
    const client = new auth.OAuth2();
    client.setCredentials({ access_token: current.accessToken });
    const api = gmail({ version: 'v1', auth: client });
    return runOutbound(
      policy,
      GOOGLE_PROVIDER,
      async (signal) => {
        const { data } = await ask(api, { signal, retry: false }).catch((thrown: unknown) => {
          throw googleError(thrown, clock.now());
        });
        const read = shape.safeParse(data);
        if (!read.success) {
          throw new ProviderError(GOOGLE_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause: read.error });
        }
        return read.data;
      },
      { timeoutMs },
    );
  }

  /** A token that Google no longer takes is replaced once; a second refusal is the owner's. */
  async function call<S extends z.ZodType>(shape: S, ask: Ask): Promise<z.output<S>> {
    try {
      return await once(shape, ask);
    } catch (error) {
      if (!(error instanceof ProviderError) || !hasStatus(error, 401)) throw error;
      await refresh();
      return once(shape, ask);
    }
  }

  const goneIs =
    <T>(instead: T, ...statuses: readonly number[]) =>
    (error: unknown): T => {
      if (error instanceof ProviderError && hasStatus(error, ...statuses)) return instead;
      throw error;
    };

  async function headsOf(ids: readonly string[]): Promise<MailHead[]> {
    const heads: MailHead[] = [];
    for (const id of new Set(ids)) {
      const head = await call(wire.gmailHead, (api, options) =>
        api.users.messages.get({ userId: 'me', id, ...HEAD, metadataHeaders: [...HEAD.metadataHeaders] }, options),
      ).catch(goneIs(null, 404));
      if (head !== null) heads.push(toMailHead(head));
    }
    return heads;
  }

  const profile = () => call(wire.gmailProfile, (api, options) => api.users.getProfile({ userId: 'me' }, options));

  /** The mails of the first days. The place in the history is asked for before them, so that none falls between. */
  async function listed(folder: string, since: Date, historyId: string, page: string | null) {
    const wish = {
      userId: 'me',
      labelIds: [folder],
      q: `has:attachment after:${Math.floor(since.getTime() / 1000)}`,
      maxResults: PAGE,
      ...(page === null ? {} : { pageToken: page }),
    };
    const list = await call(wire.gmailList, (api, options) => api.users.messages.list(wish, options));
    const next = list.nextPageToken;
    const cursor = writeCursor(next ? { in: 'list', historyId, page: next } : { in: 'history', historyId, page: null });
    return { kind: 'page' as const, mails: await headsOf(list.messages.map(({ id }) => id)), cursor, more: next !== undefined };
  }

  async function happened(folder: string, historyId: string, page: string | null) {
    const wish = {
      userId: 'me',
      startHistoryId: historyId,
      historyTypes: ['messageAdded', 'labelAdded'],
      labelId: folder,
      maxResults: PAGE,
      ...(page === null ? {} : { pageToken: page }),
    };
    const found = await call(wire.gmailHistory, (api, options) => api.users.history.list(wish, options)).catch(
      // Google forgets after a week, sometimes after hours; 404 is documented, 412 has been seen.
      goneIs(null, 404, 412),
    );
    if (found === null) return BEGIN_AGAIN;
    const ids = found.history.flatMap(({ messagesAdded = [], labelsAdded = [] }) => [
      ...messagesAdded.map(({ message }) => message.id),
      ...labelsAdded.filter(({ labelIds }) => labelIds.includes(folder)).map(({ message }) => message.id),
    ]);
    const next = found.nextPageToken;
    const cursor = writeCursor({ in: 'history', historyId: next ? historyId : found.historyId, page: next ?? null });
    return { kind: 'page' as const, mails: await headsOf(ids), cursor, more: next !== undefined };
  }

  const structure = (id: string) =>
    call(wire.gmailMessage, (api, options) => api.users.messages.get({ userId: 'me', id, ...STRUCTURE }, options)).catch(
      goneIs(null, 404),
    );

  return {
    profile,
    async folders() {
      const { labels } = await call(wire.gmailLabels, (api, options) => api.users.labels.list({ userId: 'me' }, options));
      const shown = labels
        .filter(({ id }) => !HIDDEN_LABELS.has(id) && !id.startsWith('CATEGORY_'))
        .map(({ id, name }) => ({ id, name: name.slice(0, 200) }));
      // The vendor has no order; the inbox is what most people mean.
      return shown.sort((a, b) => Number(b.id === 'INBOX') - Number(a.id === 'INBOX') || a.name.localeCompare(b.name, 'hr'));
    },
    async changes({ folder, cursor, since }) {
      if (cursor === null) return listed(folder, since, (await profile()).historyId, null);
      const place = readCursor(cursor);
      if (place === null) return BEGIN_AGAIN;
      if (place.in === 'history') return happened(folder, place.historyId, place.page);
      return listed(folder, since, place.historyId, place.page).catch(goneIs(BEGIN_AGAIN, 400));
    },
    async attachments(mailId) {
      const message = await structure(mailId);
      return message === null ? [] : filesOf(message.payload);
    },
    async download(mailId, attachment) {
      if (attachment.handle !== '') {
        const id = attachment.handle;
        const file = await call(wire.gmailAttachment, (api, options) =>
          api.users.messages.attachments.get({ userId: 'me', messageId: mailId, id }, options),
        ).catch(goneIs(null, 404));
        return file === null ? null : Buffer.from(file.data, 'base64url');
      }
      // A small file may lie in the mail itself, without a handle.
      const whole = await call(wire.gmailMessage, (api, options) =>
        api.users.messages.get({ userId: 'me', id: mailId, format: 'full' }, options),
      ).catch(goneIs(null, 404));
      const data = whole === null ? undefined : partOf(whole.payload, attachment.part)?.body?.data;
      return data === undefined ? null : Buffer.from(data, 'base64url');
    },
  };
}
