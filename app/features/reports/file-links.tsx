import { Download, Printer } from 'lucide-react';
import { buttonClass } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** A report as a file for a spreadsheet and on paper. */
export function FileLinks({ csv, pdf }: { csv: string; pdf: string }) {
  const t = useT();
  return (
    <>
      <a href={csv} download className={buttonClass({})}>
        <Download aria-hidden size={16} strokeWidth={1.75} />
        {t('common.exportCsv')}
      </a>
      <a href={pdf} target="_blank" rel="noreferrer" className={buttonClass({})}>
        <Printer aria-hidden size={16} strokeWidth={1.75} />
        {t('reports.pdf')}
      </a>
    </>
  );
}
