import clsx from 'clsx';
import { Upload } from 'lucide-react';
import { useState, type ChangeEvent, type DragEvent } from 'react';
import { useFieldProps } from '#app/components/ui/field.tsx';
import { formatBytes } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';

export interface FileDropProps {
  name: string;
  id?: string | undefined;
  /** As the input's own: `.p12,.pfx` or `application/pdf,image/*`. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
  required?: boolean | undefined;
  hint?: string | undefined;
  onFiles?: ((files: readonly File[]) => void) | undefined;
}

/** A file field with room to drop on; underneath it is the browser's own, so it works without scripts. */
export function FileDrop({ name, id, accept, multiple, required, hint, onFiles }: FileDropProps) {
  const t = useT();
  const field = useFieldProps({ id });
  const [files, setFiles] = useState<readonly File[]>([]);
  const [over, setOver] = useState(false);
  const take = (chosen: FileList | null): void => {
    const list = [...(chosen ?? [])];
    setFiles(list);
    onFiles?.(list);
  };
  const drop = (event: DragEvent<HTMLLabelElement>): void => {
    event.preventDefault();
    setOver(false);
    const input = event.currentTarget.querySelector('input');
    if (!input || event.dataTransfer.files.length === 0) return;
    const kept = new DataTransfer();
    for (const file of [...event.dataTransfer.files].slice(0, multiple ? undefined : 1)) kept.items.add(file);
    input.files = kept.files;
    take(kept.files);
  };
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx(
        'relative flex flex-col items-center gap-1 rounded-md border border-dashed px-4 py-6 text-center',
        'has-focus-visible:shadow-focus has-aria-invalid:border-err',
        over ? 'border-brand bg-brand-weak' : 'border-border-strong bg-surface hover:bg-sunken',
      )}
    >
      <Upload aria-hidden size={18} strokeWidth={1.75} className="text-muted" />
      <span className="font-medium">{t(multiple ? 'common.dropFiles' : 'common.dropFile')}</span>
      {hint ? <span className="text-xs text-muted">{hint}</span> : null}
      {files.length > 0 ? (
        <ul className="mt-1 text-sm text-muted">
          {files.map((file) => (
            <li key={file.name}>
              {file.name} · {formatBytes(file.size)}
            </li>
          ))}
        </ul>
      ) : null}
      <input
        type="file"
        {...field}
        name={name}
        accept={accept}
        multiple={multiple}
        required={required}
        onChange={(event: ChangeEvent<HTMLInputElement>) => take(event.target.files)}
        className="absolute inset-0 cursor-pointer text-[0] opacity-0"
      />
    </label>
  );
}
