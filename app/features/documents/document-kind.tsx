import { FileCode, FileInput, FileText, Image, Paperclip, type LucideIcon } from 'lucide-react';
import type { DocumentKind } from '#app/features/documents/document-params.ts';
import { useT } from '#app/i18n/use-t.tsx';

const ICONS = {
  received: FileInput,
  invoice_pdf: FileText,
  cis_request: FileCode,
  cis_response: FileCode,
  logo: Image,
  einvoice_xml: FileCode,
  internal_act: FileText,
  attachment: Paperclip,
  einvoice_report: FileCode,
  einvoice_print: FileText,
  einvoice_answer: FileCode,
} as const satisfies Record<DocumentKind, LucideIcon>;

/** What a file is, by icon and word. */
export function DocumentKindLabel({ kind }: { kind: DocumentKind }) {
  const t = useT();
  const Icon = ICONS[kind];
  return (
    <span className="inline-flex items-center gap-2">
      <Icon aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-muted" />
      {t(`documents.kind.${kind}`)}
    </span>
  );
}
