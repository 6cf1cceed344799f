import type { Deps } from '#server/context.ts';
import { firstFields } from '#server/domain/einvoice/read/first-fields.ts';
import { readEInvoice } from '#server/domain/einvoice/read/read-einvoice.ts';
import { shownValue } from '#server/domain/einvoice/read/shown-value.ts';
import { renderPaperPdf } from '#server/modules/invoicing/index.ts';

import type { IncomingFile } from './incoming-file.ts';

const OPENING = 'Prikaz sadržaja zaprimljenog eRačuna. Izvornik je datoteka XML; ovaj ispis služi čitanju.';

/** A received eRačun as a PDF that people read, in Croatian: every field by its name. The same file gives the same bytes. */
export async function printIncoming(
  deps: Pick<Deps, 'installation'>,
  { root, header, receivedAt }: IncomingFile,
): Promise<Uint8Array> {
  const read = readEInvoice(root);
  const { groups, left } = firstFields(read.groups);
  const files = read.attachments.map(({ filename }) => filename);
  return renderPaperPdf({
    title: header.responseTo === '' ? `eRačun ${header.number}` : `Odgovor na eRačun ${header.responseTo}`,
    owner: [header.sellerName, header.sellerOib].filter(Boolean).join(' · '),
    opening: left === 0 ? OPENING : `${OPENING} Podataka je previše za ispis: još ih ${left} stoji samo u izvorniku.`,
    parts: [
      ...groups.map(({ title, fields }) => ({
        heading: title.hr,
        sentences: [],
        list: [],
        rows: fields.map((field) => [field.label.hr, shownValue(field, 'hr')] as const),
      })),
      ...(files.length === 0 ? [] : [{ heading: 'Datoteke u eRačunu', sentences: [], list: files }]),
    ],
    signature: null,
    large: false,
    printedAt: receivedAt,
    demo: deps.installation.environment === 'demo',
  });
}

/** `eracun-7-P1-1.pdf` of `eracun-7-P1-1.xml`. */
export const printName = (filename: string): string => filename.replace(/\.xml$/, '.pdf');
