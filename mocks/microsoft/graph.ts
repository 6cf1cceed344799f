import { randomBytes } from 'node:crypto';

import { getBlob } from '../kit/blobs.ts';
import type { MockEnv, VendorAnswer, VendorCall } from '../kit/vendor.ts';
import { mimeOf } from '../mailbox/mime.ts';
import { GraphRefusal, json } from './answers.ts';
import { FOLDERS, furnish, INBOX, microsoftState, NO_COUNTERS, type OutlookMail, type Place } from './state.ts';

const ME = 'https://graph.microsoft.com/v1.0/me';

/** Whose mailbox a token opens. */
function ownerOf(call: VendorCall, env: MockEnv): string {
  const state = microsoftState(env);
  const token = state.accessTokens.get((call.headers.get('authorization') ?? '').replace(/^Bearer /, ''));
  const grant = token === null ? null : state.grants.get(token.grantId);
  if (token === null || grant === null || grant.revoked || Date.parse(token.expiresAt) <= env.clock.now().getTime()) {
    throw new GraphRefusal(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.');
  }
  if (!/(^|[ /])mail\.read( |$)/i.test(grant.scope)) {
    throw new GraphRefusal(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  return grant.account;
}

const itemNotFound = () => new GraphRefusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
const badRequest = (what: string) => new GraphRefusal(400, 'BadRequest', what);

const preferences = (call: VendorCall): string => call.headers.get('prefer') ?? '';
const pageSize = (call: VendorCall): number => {
  const size = Number(/odata\.maxpagesize=(\d+)/.exec(preferences(call))?.[1] ?? 10);
  if (size < 1 || size > 1000) throw badRequest('odata.maxpagesize');
  return size;
};

/** Ids that do not stay are another alphabet's; whoever forgot to ask for the others notices at the next call. */
const idOf = (call: VendorCall, mail: OutlookMail): string =>
  preferences(call).includes('IdType="ImmutableId"') ? mail.id : `moving-${mail.id}`;

const folderOf = (text: string): string => {
  const id = text === 'inbox' ? INBOX : text;
  if (!FOLDERS.some((folder) => folder.id === id)) throw itemNotFound();
  return id;
};

const hasAttachments = ({ mail }: OutlookMail): boolean =>
  mail.files.some(({ inline }) => !inline) || mail.forwarded.length > 0 || mail.links.length > 0;

const HEAD_FIELDS = ['subject', 'from', 'receivedDateTime', 'hasAttachments'];

function head(call: VendorCall, mail: OutlookMail): unknown {
  return {
    '@odata.etag': 'W/"CQAAABYAAAA="',
    id: idOf(call, mail),
    subject: mail.mail.subject,
    from: { emailAddress: { name: mail.mail.fromName, address: mail.mail.fromAddress } },
    receivedDateTime: mail.receivedAt.replace(/\.\d+Z$/, 'Z'),
    hasAttachments: hasAttachments(mail),
  };
}

function firstPlace(account: string, folder: string, params: URLSearchParams, env: MockEnv): Place {
  if (params.get('changeType') !== 'created') throw badRequest('changeType');
  const select = (params.get('$select') ?? '').split(',');
  if (HEAD_FIELDS.some((field) => !select.includes(field))) throw badRequest('$select');
  const since = /^receivedDateTime ge (\S+)$/.exec(params.get('$filter') ?? '')?.[1];
  // The only filter that this function takes.
  if (since === undefined || Number.isNaN(Date.parse(since))) throw badRequest('$filter');
  const counters = microsoftState(env).counters.get(account) ?? NO_COUNTERS;
  return { account, folder, since, afterSeq: 0, round: null, madeAt: counters.places };
}

function readPlace(token: string, account: string, env: MockEnv): Place {
  const state = microsoftState(env);
  const place = state.places.get(token);
  if (place === null || place.account !== account) throw badRequest('Badly formed token.');
  if (place.madeAt < (state.counters.get(account) ?? NO_COUNTERS).forgottenBefore) {
    throw new GraphRefusal(410, 'SyncStateNotFound', 'The sync state generation is not found.');
  }
  return place;
}

function keepPlace(place: Place, env: MockEnv): string {
  const token = randomBytes(24).toString('base64url');
  microsoftState(env).places.put(token, place);
  return token;
}

function delta(call: VendorCall, account: string, folderText: string, env: MockEnv): unknown {
  if (call.scenario.name === 'sync-state-400') throw new GraphRefusal(400, 'syncStateNotFound', 'Sync state not found.');
  const { searchParams } = call.url;
  const folder = folderOf(folderText);
  const token = searchParams.get('$skiptoken') ?? searchParams.get('$deltatoken');
  const place = token === null ? firstPlace(account, folder, searchParams, env) : readPlace(token, account, env);
  const { seq, places } = microsoftState(env).counters.get(account) ?? NO_COUNTERS;
  const upToSeq = place.round?.upToSeq ?? seq;
  const skip = place.round?.skip ?? 0;
  const found = microsoftState(env)
    .mails.all()
    .filter((mail) => mail.account === account && mail.folder === folder && mail.seq > place.afterSeq && mail.seq <= upToSeq)
    .filter((mail) => Date.parse(mail.receivedAt) >= Date.parse(place.since))
    .sort((a, b) => b.receivedAt.localeCompare(a.receivedAt));
  const size = pageSize(call);
  const rows: unknown[] = found.slice(skip, skip + size).map((mail) => head(call, mail));
  if (call.scenario.name === 'removed') rows.push({ id: 'AAkAotislo=', '@removed': { reason: 'deleted' } });
  const more = skip + size < found.length;
  const base = `${ME}/mailFolders('${folder}')/messages/delta`;
  const next = more
    ? { ...place, round: { upToSeq, skip: skip + size }, madeAt: places }
    : { ...place, afterSeq: upToSeq, round: null, madeAt: places };
  const link = `${base}?${more ? '$skiptoken' : '$deltatoken'}=${keepPlace(next, env)}`;
  return { '@odata.context': `${ME}/$metadata`, value: rows, [more ? '@odata.nextLink' : '@odata.deltaLink']: link };
}

function mailOf(account: string, id: string, env: MockEnv): OutlookMail {
  if (id.startsWith('moving-')) throw badRequest('Id is malformed.');
  const mail = microsoftState(env).mails.get(id);
  if (mail === null || mail.account !== account) throw itemNotFound();
  return mail;
}

/** Attachments by their number: files, then mails, then links. */
function attachmentsOf({ mail }: OutlookMail) {
  const files = mail.files.map((file) => ({
    type: 'file' as const,
    file,
    name: file.name,
    contentType: file.contentType,
    size: file.bytes,
    isInline: file.inline,
  }));
  const items = mail.forwarded.map((inner) => ({
    type: 'item' as const,
    inner,
    name: inner.subject,
    contentType: null,
    size: 4096,
    isInline: false,
  }));
  const links = mail.links.map((name) => ({ type: 'reference' as const, name, contentType: null, size: 0, isInline: false }));
  return [...files, ...items, ...links].map((attachment, index) => ({ id: `AAMkPrilog/${index}=`, attachment }));
}

function attachments(account: string, mailId: string, params: URLSearchParams, env: MockEnv): unknown {
  const select = (params.get('$select') ?? '').split(',');
  if (['id', 'name', 'contentType', 'size', 'isInline'].some((field) => !select.includes(field))) throw badRequest('$select');
  const value = attachmentsOf(mailOf(account, mailId, env)).map(
    ({ id, attachment: { type, name, contentType, size, isInline } }) => ({
      '@odata.type': `#microsoft.graph.${type}Attachment`,
      id,
      name,
      contentType,
      size,
      isInline,
    }),
  );
  return { '@odata.context': `${ME}/$metadata`, value };
}

function content(account: string, mailId: string, id: string, env: MockEnv): VendorAnswer {
  const found = attachmentsOf(mailOf(account, mailId, env)).find((each) => each.id === id)?.attachment;
  if (found === undefined) throw itemNotFound();
  if (found.type === 'reference') throw new GraphRefusal(405, 'ErrorInvalidRequest', 'A reference attachment has no content.');
  if (found.type === 'file')
    return { status: 200, headers: { 'content-type': found.contentType }, body: getBlob(env.store, found.file.sha256) };
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: mimeOf(env, found.inner) };
}

const PATHS = {
  delta: /^\/v1\.0\/me\/mailFolders(?:\/([^/]+)|\('([^']+)'\))\/messages\/delta$/,
  folder: /^\/v1\.0\/me\/mailFolders\/([^/]+)$/,
  folders: /^\/v1\.0\/me\/mailFolders$/,
  attachments: /^\/v1\.0\/me\/messages\/([^/]+)\/attachments$/,
  content: /^\/v1\.0\/me\/messages\/([^/]+)\/attachments\/([^/]+)\/\$value$/,
} as const;

export const graphOperation = (method: string, pathname: string): string =>
  method === 'GET' ? (Object.entries(PATHS).find(([, pattern]) => pattern.test(pathname))?.[0] ?? 'other') : 'other';

/** The Graph API, as far as mail can be read. Throws `GraphRefusal`. */
export function answerGraph(call: VendorCall, env: MockEnv): VendorAnswer {
  const account = ownerOf(call, env);
  furnish(env, account);
  const { pathname, searchParams } = call.url;
  const parts = (name: keyof typeof PATHS): readonly string[] =>
    (PATHS[name].exec(pathname) ?? []).slice(1).filter(Boolean).map(decodeURIComponent);
  switch (call.operation) {
    case 'delta':
      return json(200, delta(call, account, parts('delta')[0] ?? '', env));
    case 'folder':
      return json(
        200,
        FOLDERS.find(({ id }) => id === folderOf(parts('folder')[0] ?? '')),
      );
    case 'folders':
      return json(200, { value: FOLDERS });
    case 'attachments':
      return json(200, attachments(account, parts('attachments')[0] ?? '', searchParams, env));
    case 'content': {
      const [mailId = '', id = ''] = parts('content');
      return content(account, mailId, id, env);
    }
    default:
      throw new GraphRefusal(400, 'BadRequest', `Resource not found for the segment ${pathname}.`);
  }
}
