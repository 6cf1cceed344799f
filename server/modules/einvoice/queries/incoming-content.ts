import { fileTypeFromBuffer } from 'file-type';

import { type CompanyContext, scopeOf } from '#server/context.ts';
import type { EInvoiceFile, EInvoiceIdInput, IncomingAttachmentInput, IncomingContentDto } from '#server/contracts/einvoice.ts';
import { firstFields } from '#server/domain/einvoice/read/first-fields.ts';
import { filesOf, readEInvoice } from '#server/domain/einvoice/read/read-einvoice.ts';
import { shownValue } from '#server/domain/einvoice/read/shown-value.ts';
import { checkEInvoice } from '#server/domain/einvoice/rules/check-einvoice.ts';
import { describeRule } from '#server/domain/einvoice/rules/words/describe-rule.ts';
import type { XmlElement } from '#server/domain/einvoice/xml/tree.ts';
import { notFound } from '#server/domain/shared/errors.ts';
import { isPlainDate } from '#server/domain/shared/plain-date.ts';

import { readIncomingFile } from '../incoming-file.ts';
import { printIncoming, printName } from '../print-incoming.ts';

/** All that a received eRačun says, as people read it, and the files inside it. Reads the file in the document store. */
export async function getIncomingContent(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<IncomingContentDto> {
  const { root, header } = await readIncomingFile(ctx.deps, scopeOf(ctx), id);
  const { attachments, ...read } = readEInvoice(root);
  const { groups, left } = firstFields(read.groups);
  return {
    number: header.number,
    groups: groups.map(({ title, fields }) => ({
      title: title[ctx.locale],
      fields: fields.map((field) => ({
        term: field.term,
        label: field.label[ctx.locale],
        value: shownValue(field, ctx.locale),
      })),
    })),
    left,
    attachments,
    broken: brokenRules(root, header.issuedOn, ctx.locale),
  };
}

/** By the rules of its day. A sentence for each rule once, however many places break it, and for each fault of structure. */
function brokenRules(root: XmlElement, issuedOn: string, locale: 'hr' | 'en'): IncomingContentDto['broken'] {
  const { broken, structure } = checkEInvoice(root, { asOf: isPlainDate(issuedOn) ? issuedOn : null });
  const byId = new Map(broken.map(({ id, severity }) => [id, severity]));
  const rules = [...byId].map(([id, severity]) => ({ id, severity, message: describeRule(id).message[locale] }));
  return [
    ...structure.map(({ message }) => ({ id: '', severity: 'fatal' as const, message: message[locale] })),
    ...rules.filter(({ severity }) => severity === 'fatal'),
    ...rules.filter(({ severity }) => severity === 'warning'),
  ];
}

/** The same as a PDF: the bytes that lie in the archive. */
export async function getIncomingPdf(ctx: CompanyContext, { id }: EInvoiceIdInput): Promise<EInvoiceFile> {
  const file = await readIncomingFile(ctx.deps, scopeOf(ctx), id);
  return {
    filename: printName(file.filename),
    contentType: 'application/pdf',
    base64: Buffer.from(await printIncoming(ctx.deps, file)).toString('base64'),
  };
}

/** Text has no mark by which its type is known; these may keep what the sender says. */
const TEXTS: ReadonlySet<string> = new Set(['text/csv', 'text/plain']);

/**
 * A file inside a received eRačun; its type is that of its content, whatever the sender says.
 *
 * @throws DomainError `not_found` EINVOICE_ATTACHMENT_NOT_FOUND; and what `readIncomingFile` throws
 */
export async function getIncomingAttachment(ctx: CompanyContext, { id, index }: IncomingAttachmentInput): Promise<EInvoiceFile> {
  const { root } = await readIncomingFile(ctx.deps, scopeOf(ctx), id);
  const element = filesOf(root)[index];
  const told = readEInvoice(root).attachments[index];
  if (element === undefined || told === undefined) throw notFound('EINVOICE_ATTACHMENT_NOT_FOUND');
  const body = Buffer.from(element.text, 'base64');
  const found = (await fileTypeFromBuffer(body))?.mime;
  const contentType = found ?? (TEXTS.has(told.mimeCode) ? told.mimeCode : 'application/octet-stream');
  const filename = told.filename.replace(/^.*[\\/]/, '').replace(/[^\p{L}\p{N}._ -]+/gu, '-');
  return { filename, contentType, base64: body.toString('base64') };
}
