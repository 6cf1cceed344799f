import type { DocumentListItem } from '#server/contracts/documents.ts';

export type DocumentKind = DocumentListItem['kind'];
export const DOCUMENT_KINDS = [
  'received',
  'invoice_pdf',
  'cis_request',
  'cis_response',
  'einvoice_xml',
  'internal_act',
  'attachment',
  'einvoice_report',
  'einvoice_print',
  'einvoice_answer',
  'logo',
] as const satisfies readonly DocumentKind[];

/** What of the list stands in its address; `trail` holds the cursors of the pages gone through, the current one last. */
export interface DocumentParams {
  readonly search: string;
  readonly kind: DocumentKind | null;
  /** The file whose panel is open. */
  readonly open: string | null;
  readonly trail: readonly string[];
  /** Whether the open file is about to be thrown away, and the person is asked. */
  readonly removing: boolean;
}

/** Pages that an address remembers; from further on, "previous" leads to the first page in the end. */
const LONGEST_TRAIL = 12;

/** Reads the list's address. What it does not understand counts as not given, so that an old link still opens. */
export function readDocumentParams(query: URLSearchParams): DocumentParams {
  const kind = query.get('vrsta');
  return {
    search: (query.get('q') ?? '').trim().slice(0, 200),
    kind: DOCUMENT_KINDS.find((each) => each === kind) ?? null,
    open: query.get('datoteka'),
    removing: query.has('obrisi'),
    trail: query.getAll('nakon').slice(-LONGEST_TRAIL),
  };
}

/** The address's query for these params; empty where all is as it begins. */
export function documentQuery({ search, kind, open, trail, removing }: DocumentParams): string {
  const query = new URLSearchParams();
  if (search) query.set('q', search);
  if (kind) query.set('vrsta', kind);
  for (const cursor of trail.slice(-LONGEST_TRAIL)) query.append('nakon', cursor);
  if (open) query.set('datoteka', open);
  if (open && removing) query.set('obrisi', '1');
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** File names carry a document's number with hyphens (`Racun-44-P1-1.pdf`); people type it as it is printed. */
export const searchedName = (search: string): string => (/^\d+\/\w+\/\w+$/.test(search) ? search.replaceAll('/', '-') : search);

/** The invoice that a file belongs to, or null for one of the company itself. */
export const invoiceIdOf = ({ subject }: Pick<DocumentListItem, 'subject'>): string | null =>
  /^invoice:(.+)$/.exec(subject)?.[1] ?? null;
