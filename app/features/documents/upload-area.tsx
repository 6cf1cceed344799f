import { Form, useNavigation, useRevalidator } from '@remix-run/react';
import { Camera, Upload as UploadIcon } from 'lucide-react';
import { useEffect, useRef, type ChangeEvent, type ReactNode } from 'react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { UploadList } from '#app/features/documents/upload-list.tsx';
import type { FormUpload } from '#app/features/documents/upload-form.server.ts';
import { usePageDrop } from '#app/features/documents/use-page-drop.ts';
import { useUploads } from '#app/features/documents/use-uploads.ts';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { useReply } from '#app/lib/use-reply.ts';

const ACCEPT = '.pdf,.jpg,.jpeg,.png,.webp,.heic,.heif,.tif,.tiff,.xml';

/**
 * Everything by which documents come in on a page: a button, the camera of a phone, files dropped anywhere, and without scripts
 * a plain form. `children` places the buttons; what is on its way and what went wrong comes below.
 */
export function UploadArea({ path, children }: { path: string; children: (buttons: ReactNode) => ReactNode }) {
  const t = useT();
  const isHydrated = useHydrated();
  const { uploads, isBusy, add, cancel, retry, clear } = useUploads(path);
  const isOver = usePageDrop(add);
  const finished = uploads.filter(({ state }) => state === 'kept').length;
  const failed = uploads.filter(({ state }) => state === 'failed').length;
  useFreshList(finished);
  useEffect(() => {
    if (!isBusy && finished + failed > 0) announce(t('documents.upload.summary', { finished, failed }));
  }, [isBusy, finished, failed, t]);
  return (
    <>
      {children(isHydrated ? <PickButtons onFiles={add} /> : null)}
      {isHydrated ? null : <PlainForm />}
      <FormOutcome />
      {uploads.length > 0 ? (
        <UploadList uploads={uploads} isBusy={isBusy} onCancel={cancel} onRetry={retry} onClear={clear} />
      ) : null}
      {isOver ? (
        <div
          aria-hidden
          className="pointer-events-none fixed inset-3 z-40 flex items-center justify-center rounded-md border-2 border-dashed border-brand bg-brand-weak/90"
        >
          <p className="flex items-center gap-3 text-lg font-semibold text-brand">
            <UploadIcon size={22} strokeWidth={1.75} />
            {t('documents.upload.dropHere')}
          </p>
        </div>
      ) : null}
    </>
  );
}

/** Loads the page's list again as files become documents, one question at a time: a second one would cut the first off. */
function useFreshList(finished: number): void {
  const { state, revalidate } = useRevalidator();
  const shown = useRef(0);
  useEffect(() => {
    if (finished <= shown.current || state !== 'idle') return;
    shown.current = finished;
    revalidate();
  }, [finished, state, revalidate]);
}

function PickButtons({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useT();
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(event.target.files ?? [])]);
    // The same file can be chosen again.
    event.target.value = '';
  };
  const label = 'relative cursor-pointer has-focus-visible:shadow-focus';
  const input = 'absolute inset-0 cursor-pointer text-[0] opacity-0';
  return (
    <>
      <label className={buttonClass({}, `${label} md:hidden`)}>
        <Camera aria-hidden size={16} strokeWidth={1.75} />
        {t('documents.upload.camera')}
        <input type="file" accept="image/*" capture="environment" onChange={take} className={input} />
      </label>
      <label className={buttonClass({ variant: 'primary' }, label)}>
        <UploadIcon aria-hidden size={16} strokeWidth={1.75} />
        {t('documents.upload.add')}
        <input type="file" multiple accept={ACCEPT} onChange={take} className={input} />
      </label>
    </>
  );
}

/** For a browser without scripts: through our own server. */
function PlainForm() {
  const t = useT();
  const isSending = useNavigation().formData?.get('intent') === 'upload';
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      className="flex flex-wrap items-end gap-3 rounded-md border bg-surface px-[18px] py-4"
    >
      <input type="hidden" name="intent" value="upload" />
      <label className="flex min-w-0 grow flex-col gap-1.5 text-sm font-medium">
        {t('documents.upload.choose')}
        <input type="file" name="file" multiple required accept={ACCEPT} className="min-w-0 text-sm font-normal" />
      </label>
      <Button type="submit" variant="primary" icon={UploadIcon} pending={isSending}>
        {t('documents.upload.submit')}
      </Button>
    </Form>
  );
}

/** What became of the files of a plain form. */
function FormOutcome() {
  const t = useT();
  const reply = useReply<{ readonly taken?: readonly FormUpload[] }>();
  const notable = (reply?.taken ?? []).filter(({ failure, sameAs }) => failure !== null || sameAs !== null);
  if (notable.length === 0) return null;
  return (
    <Banner tone={notable.some(({ failure }) => failure) ? 'err' : 'warn'} title={t('documents.upload.notAll')} alert>
      <ul className="flex flex-col gap-1">
        {notable.map(({ name, failure, sameAs }) => (
          <li key={name}>
            <strong className="font-medium">{name}</strong>:{' '}
            {failure ? errorSentence(t, failure.code, failure.params) : t('documents.upload.duplicate', { name: sameAs ?? '' })}
          </li>
        ))}
      </ul>
    </Banner>
  );
}
