import type { MetaFunction } from '@remix-run/node';
import { useState } from 'react';
import { PageHeader } from '#app/components/layout/page-header.tsx';
import { LanguageButtons } from '#app/components/layout/preference-forms.tsx';
import { Wordmark } from '#app/components/layout/wordmark.tsx';
import { Banner } from '#app/components/ui/banner.tsx';
import { FileDrop } from '#app/components/ui/file-drop.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import type { CheckedFile } from '#app/features/einvoice-check/check-file.ts';
import { CheckResult } from '#app/features/einvoice-check/check-result.tsx';
import { pageTitle, useT } from '#app/i18n/use-t.tsx';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'einvoice.check.title');

/** For everybody: whether an eRačun is right. The file is judged in the browser and goes nowhere. */
export default function CheckEInvoice() {
  const t = useT();
  const hydrated = useHydrated();
  const [files, setFiles] = useState<readonly CheckedFile[]>([]);
  const [failed, setFailed] = useState(false);
  const check = async (chosen: readonly File[]): Promise<void> => {
    try {
      const { checkFile } = await import('#app/features/einvoice-check/check-file.ts');
      const checked: CheckedFile[] = [];
      for (const file of chosen) checked.push(await checkFile(file, t.locale));
      setFiles(checked);
      setFailed(false);
      announce(
        checked
          .map(({ name, isRight }) => `${name}: ${t(isRight ? 'einvoice.check.right' : 'einvoice.check.notRight')}`)
          .join('. '),
      );
    } catch {
      // The rules could not be loaded, or the file vanished while it was read.
      setFailed(true);
    }
  };
  return (
    <>
      <main id="content" tabIndex={-1} className="mx-auto flex max-w-[760px] flex-col gap-5 px-4 py-8 outline-none">
        <Wordmark />
        <PageHeader title={t('einvoice.check.title')} />
        <p className="-mt-3 text-sm text-muted">{t('einvoice.check.intro')}</p>
        {hydrated ? (
          <FileDrop
            name="files"
            multiple
            accept=".xml,text/xml,application/xml"
            hint={t('einvoice.check.hint')}
            onFiles={(chosen) => void check(chosen)}
          />
        ) : (
          <noscript>
            <Banner tone="info" title={t('einvoice.check.needsScripts')} />
          </noscript>
        )}
        {failed ? <Banner tone="err" title={t('einvoice.check.failed')} /> : null}
        {files.map((file, index) => (
          <CheckResult key={`${index} ${file.name}`} file={file} />
        ))}
      </main>
      <footer className="mx-auto w-full max-w-[260px] px-4 pb-8">
        <LanguageButtons />
      </footer>
    </>
  );
}
