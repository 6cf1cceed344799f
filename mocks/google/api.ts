import { getBlob } from '../kit/blobs.ts';
import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { GmailRefusal, json } from './answers.ts';
import { partialAnswer } from './fields.ts';
import { hasFile, messageOf, readAttachmentId } from './message.ts';
import { accountOf, type Gmail, googleState, mailsOf, OWN_LABEL } from './state.ts';

const SCOPE = 'https://www.googleapis.com/auth/gmail.readonly';
const ME = '/gmail/v1/users/me';

/** Whose mailbox a token opens. */
function ownerOf(call: VendorCall, env: MockEnv): string {
  const state = googleState(env);
  const token = state.accessTokens.get((call.headers.get('authorization') ?? '').replace(/^Bearer /, ''));
  const grant = token === null ? null : state.grants.get(token.refreshToken);
  if (token === null || grant === null || grant.revoked || Date.parse(token.expiresAt) <= env.clock.now().getTime()) {
    throw new GmailRefusal(401, 'authError', 'Request had invalid authentication credentials.');
  }
  if (!grant.scope.split(' ').includes(SCOPE)) {
    throw new GmailRefusal(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
  }
  return grant.account;
}

const notFound = () => new GmailRefusal(404, 'notFound', 'Requested entity was not found.');
const invalid = (what: string) => new GmailRefusal(400, 'invalidArgument', `Invalid ${what}`);

/** Keyset pages: the token names the place, for this question only. */
function page<T>(
  rows: readonly T[],
  params: URLSearchParams,
  fallback: number,
): { readonly rows: readonly T[]; readonly next?: string } {
  const size = Number(params.get('maxResults') ?? fallback);
  if (!Number.isInteger(size) || size < 1 || size > 500) throw invalid('maxResults');
  const token = params.get('pageToken');
  const start = token === null ? 0 : Number(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Number.isInteger(start) || start < 0) throw invalid('pageToken');
  const end = start + size;
  const next = end < rows.length ? { next: Buffer.from(String(end)).toString('base64url') } : {};
  return { rows: rows.slice(start, end), ...next };
}

/** Of Gmail's search the two words that matter here; an unknown one is a mistake of whoever asks. */
function matches(mail: Gmail, query: string): boolean {
  return query.split(/\s+/).every((word) => {
    if (word === '') return true;
    if (word === 'has:attachment') return hasFile(mail);
    const after = /^after:(\d+)$/.exec(word);
    if (after === null) throw invalid('q');
    return Date.parse(mail.receivedAt) / 1000 >= Number(after[1]);
  });
}

function list(owner: string, { searchParams }: URL, env: MockEnv): unknown {
  const labels = searchParams.getAll('labelIds');
  const found = mailsOf(env, owner).filter(
    (mail) => labels.every((label) => mail.labels.includes(label)) && matches(mail, searchParams.get('q') ?? ''),
  );
  const { rows, next } = page(found, searchParams, 100);
  return {
    ...(rows.length > 0 ? { messages: rows.map(({ id }) => ({ id, threadId: id })) } : {}),
    ...(next === undefined ? {} : { nextPageToken: next }),
    resultSizeEstimate: found.length,
  };
}

function history(owner: string, call: VendorCall, env: MockEnv): unknown {
  const { searchParams } = call.url;
  const account = accountOf(env, owner);
  const start = Number(searchParams.get('startHistoryId') ?? Number.NaN);
  if (!Number.isInteger(start)) throw invalid('startHistoryId');
  if (call.scenario.name === 'history-412') throw new GmailRefusal(412, 'conditionNotMet', 'Precondition Failed');
  if (start < account.oldestHistoryId) throw notFound();
  const label = searchParams.get('labelId');
  const happened = mailsOf(env, owner)
    .filter((mail) => mail.historyId > start && (label === null || mail.labels.includes(label)))
    .sort((a, b) => a.historyId - b.historyId);
  const { rows, next } = page(happened, searchParams, 100);
  return {
    ...(rows.length > 0
      ? {
          history: rows.map(({ id, historyId, labels }) => ({
            id: String(historyId),
            messages: [{ id, threadId: id }],
            messagesAdded: [{ message: { id, threadId: id, labelIds: labels } }],
          })),
        }
      : {}),
    historyId: String(account.historyId),
    ...(next === undefined ? {} : { nextPageToken: next }),
  };
}

function mailOf(owner: string, id: string, env: MockEnv): Gmail {
  const mail = googleState(env).mails.get(id);
  if (mail === null || mail.account !== owner) throw notFound();
  return mail;
}

function attachment(owner: string, mailId: string, id: string, env: MockEnv): unknown {
  mailOf(owner, mailId, env);
  const named = readAttachmentId(id);
  if (named === null || named[0] !== mailId) throw new GmailRefusal(400, 'invalidArgument', 'Invalid attachment token');
  const bytes = getBlob(env.store, named[1]);
  return { size: bytes.length, data: bytes.toString('base64url') };
}

function answer(call: VendorCall, owner: string, env: MockEnv): unknown {
  const { url } = call;
  const rest = url.pathname.slice(ME.length).split('/').filter(Boolean).map(decodeURIComponent);
  const [area, id, inner, innerId] = rest;
  switch (call.operation) {
    case 'profile': {
      const { historyId } = accountOf(env, owner);
      const count = mailsOf(env, owner).length;
      return { emailAddress: owner, messagesTotal: count, threadsTotal: count, historyId: String(historyId) };
    }
    case 'labels.list':
      return {
        labels: ['INBOX', 'SENT', 'TRASH', 'UNREAD', 'CATEGORY_UPDATES']
          .map((name) => ({ id: name, name, type: 'system' }))
          .concat([{ ...OWN_LABEL, type: 'user' }]),
      };
    case 'messages.list':
      return list(owner, url, env);
    case 'history.list':
      return history(owner, call, env);
    case 'messages.get':
      return messageOf(
        env,
        mailOf(owner, id ?? '', env),
        url.searchParams.get('format') ?? 'full',
        url.searchParams.getAll('metadataHeaders'),
      );
    case 'attachments.get':
      return attachment(owner, id ?? '', innerId ?? '', env);
    default:
      throw new GmailRefusal(404, 'notFound', `No such method: ${area ?? ''} ${inner ?? ''}`);
  }
}

export const gmailOperation = (method: string, pathname: string): string => {
  if (method !== 'GET' || !pathname.startsWith(`${ME}/`)) return 'other';
  const rest = pathname.slice(ME.length + 1);
  if (rest === 'profile') return 'profile';
  if (rest === 'labels') return 'labels.list';
  if (rest === 'history') return 'history.list';
  if (rest === 'messages') return 'messages.list';
  if (/^messages\/[^/]+$/.test(rest)) return 'messages.get';
  return /^messages\/[^/]+\/attachments\/[^/]+$/.test(rest) ? 'attachments.get' : 'other';
};

/** The Gmail API, as far as it can be read. Throws `GmailRefusal`. */
export function answerGmail(call: VendorCall, env: MockEnv): VendorAnswer {
  const owner = ownerOf(call, env);
  accountOf(env, owner);
  return json(200, partialAnswer(answer(call, owner, env), call.url.searchParams.get('fields')));
}
