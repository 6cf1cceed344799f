import type { z } from 'zod';

import { Bulkhead } from '#server/integrations/bulkhead.ts';
import { sendHttp } from '#server/integrations/http-client.ts';
import type { MailboxAdapterDeps } from '#server/integrations/mailbox/adapter-deps.ts';
import type { MailAttachment, MailboxPort, MailboxSession, MailChanges, MailPage } from '#server/integrations/mailbox/port.ts';
import { runOutbound } from '#server/integrations/outbound-policy.ts';
import { ProviderError } from '#server/integrations/provider-error.ts';

import { graphProviderError, hasStatus, isPlaceLost, MICROSOFT_PROVIDER, parsed } from './errors.ts';
import { filesInside } from './forwarded.ts';
import { insidePart, kindOf, readInsidePart, toMailAttachment, toMailHead } from './map.ts';
import { type MicrosoftConfig, type MicrosoftSignIn, microsoftSignIn, readCredentials, writeCredentials } from './sign-in.ts';
import * as wire from './wire.ts';

export type { MicrosoftConfig } from './sign-in.ts';

const GRAPH = 'https://graph.microsoft.com';
const ME = `${GRAPH}/v1.0/me`;
/** Ids that stay when a mail is moved, and pages of a size that can be worked off in one go. */
const PREFER = 'IdType="ImmutableId", odata.maxpagesize=50';
const HEAD = 'subject,from,receivedDateTime,hasAttachments';
const MAX_FILE_BYTES = 60 * 1024 * 1024;

const BEGIN_AGAIN = { kind: 'cursor_lost' } as const;

/** Mailboxes at Microsoft 365 and Outlook.com, through the Graph API. */
export function createMicrosoftMailbox(config: MicrosoftConfig, deps: MailboxAdapterDeps): MailboxPort {
  const signIn = microsoftSignIn(config, deps);
  return {
    vendor: 'microsoft',
    consentUrl: signIn.consentUrl,
    acceptConsent: async (answer) => writeCredentials(await signIn.fromCode(answer)),
    addressOf: (credentials) => signIn.addressOf(readCredentials(credentials)),
    open: (credentials, keep) => openSession(config, deps, signIn, credentials, keep),
    // Microsoft lets an application only end every sign-in of a person, everywhere. Consent is taken back by its owner.
    revoke: () => Promise.resolve(false),
  };
}

/** The path of an id: the vendor's ids hold signs that mean something in an address. */
const path = (id: string): string => encodeURIComponent(id);

function openSession(
  { timeoutMs }: MicrosoftConfig,
  { clock, policy }: MailboxAdapterDeps,
  signIn: MicrosoftSignIn,
  credentials: Uint8Array,
  keep: (next: Uint8Array) => Promise<void>,
): MailboxSession {
  let current = readCredentials(credentials);
  let accessToken: string | null = null;
  let asking: Promise<string> | null = null;
  // Four at once are refused for one mailbox, and three have been.
  const places = new Bulkhead({ maxConcurrent: 2, maxQueued: 200 });

  /** Whoever comes while a token is asked for waits for it. */
  function token(fresh: boolean): Promise<string> {
    asking ??= signIn
      .token(current, fresh)
      .then(async ({ accessToken: next, credentials: changed }) => {
        if (changed !== null) {
          await keep(writeCredentials(changed));
          current = changed;
        }
        accessToken = next;
        return next;
      })
      .finally(() => (asking = null));
    return asking;
  }

  async function once(url: string, bearer: string): Promise<Uint8Array> {
    return runOutbound(
      policy,
      MICROSOFT_PROVIDER,
      async (signal) => {
        const release = await places.acquire(signal);
        if (release === null) throw new ProviderError(MICROSOFT_PROVIDER, 'rate_limited', { codes: ['BULKHEAD_FULL'] });
        try {
          const headers = { authorization: `Bearer ${bearer}`, accept: 'application/json', prefer: PREFER };
          const answer = await sendHttp(MICROSOFT_PROVIDER, { method: 'GET', url, headers, signal, maxBytes: MAX_FILE_BYTES });
          if (answer.status === 200) return answer.body;
          throw graphProviderError(answer.status, answer.headers, Buffer.from(answer.body).toString('utf8'), clock.now());
        } finally {
          release();
        }
      },
      { timeoutMs },
    );
  }

  /** A token that is refused is replaced once; a second refusal is the owner's. */
  async function bytes(url: string): Promise<Uint8Array> {
    // Links of the vendor are followed as they are, so nothing but the vendor may be behind them.
    if (new URL(url).origin !== GRAPH) throw new ProviderError(MICROSOFT_PROVIDER, 'protocol', { codes: ['LINK_ELSEWHERE'] });
    try {
      return await once(url, accessToken ?? (await token(false)));
    } catch (error) {
      if (!hasStatus(error, 401)) throw error;
      return once(url, await token(true));
    }
  }

  async function read<S extends z.ZodType>(shape: S, url: string): Promise<z.output<S>> {
    const answer = shape.safeParse(parsed(Buffer.from(await bytes(url)).toString('utf8')));
    if (!answer.success) {
      throw new ProviderError(MICROSOFT_PROVIDER, 'protocol', { codes: ['ANSWER_UNREADABLE'], cause: answer.error });
    }
    return answer.data;
  }

  async function changes({ folder, cursor, since }: MailChanges): Promise<MailPage> {
    const from = `receivedDateTime ge ${since.toISOString()}`;
    const first = `${ME}/mailFolders/${path(folder)}/messages/delta?changeType=created&$select=${HEAD}&$filter=${encodeURIComponent(from)}`;
    if (cursor !== null && !URL.canParse(cursor)) return BEGIN_AGAIN;
    try {
      const page = await read(wire.graphDelta, cursor ?? first);
      const next = page['@odata.nextLink'] ?? page['@odata.deltaLink'];
      if (next === undefined) throw new ProviderError(MICROSOFT_PROVIDER, 'protocol', { codes: ['LINK_MISSING'] });
      const mails = page.value.flatMap((row) => ('@removed' in row ? [] : [toMailHead(row)]));
      return { kind: 'page', mails, cursor: next, more: page['@odata.nextLink'] !== undefined };
    } catch (error) {
      if (cursor !== null && isPlaceLost(error)) return BEGIN_AGAIN;
      throw error;
    }
  }

  const goneIs = <T>(work: Promise<T>): Promise<T | null> =>
    work.catch((error: unknown) => {
      if (hasStatus(error, 404)) return null;
      throw error;
    });
  const content = (mailId: string, id: string) => goneIs(bytes(`${ME}/messages/${path(mailId)}/attachments/${path(id)}/$value`));

  /** A mail within the mail is opened; an appointment or a contact is no document. */
  async function inside(mailId: string, attachmentId: string): Promise<readonly MailAttachment[]> {
    const mime = await content(mailId, attachmentId);
    if (mime === null) return [];
    return (await filesInside(mime)).map((file, place) => ({
      part: insidePart(attachmentId, place),
      kind: 'file',
      filename: file.filename,
      contentType: file.contentType,
      bytes: file.bytes.length,
      handle: attachmentId,
    }));
  }

  async function attachments(mailId: string): Promise<readonly MailAttachment[]> {
    const found: MailAttachment[] = [];
    let url: string | undefined = `${ME}/messages/${path(mailId)}/attachments?$select=id,name,contentType,size,isInline`;
    while (url !== undefined) {
      const list: z.output<typeof wire.graphAttachments> | null = await goneIs(read(wire.graphAttachments, url));
      for (const attachment of list?.value ?? []) {
        const kind = kindOf(attachment);
        const isPictureOfText = attachment.isInline === true && (attachment.contentType ?? '').startsWith('image/');
        if (kind === null || isPictureOfText) continue;
        if (kind === 'item') found.push(...(await inside(mailId, attachment.id)));
        else found.push(toMailAttachment(attachment, kind));
      }
      url = list?.['@odata.nextLink'];
    }
    return found;
  }

  return {
    changes,
    attachments,
    async folders() {
      // The inbox is named in the person's language; its name for programs is the same for all.
      const [inbox, all] = [
        await read(wire.graphFolder, `${ME}/mailFolders/inbox?$select=id,displayName`),
        await read(wire.graphFolders, `${ME}/mailFolders?$select=id,displayName&$top=100`),
      ];
      const others = all.value.filter(({ id }) => id !== inbox.id);
      return [
        { id: 'inbox', name: inbox.displayName },
        ...others.map(({ id, displayName }) => ({ id, name: displayName.slice(0, 200) })),
      ];
    },
    async download(mailId, { part, handle }) {
      const place = readInsidePart(part);
      const file = await content(mailId, handle);
      if (place === null || file === null) return file;
      return (await filesInside(file))[place.place]?.bytes ?? null;
    },
  };
}
