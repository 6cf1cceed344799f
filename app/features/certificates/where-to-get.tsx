import { useT } from '#app/i18n/use-t.tsx';

const PARAGRAPHS = [
  'certificates.where.fina',
  'certificates.where.akd',
  'certificates.where.which',
  'certificates.where.file',
] as const;

/** Who issues certificates, which one is needed, and what comes of it. */
export function WhereToGet() {
  const t = useT();
  return (
    <div className="flex flex-col gap-2.5 text-sm">
      {PARAGRAPHS.map((key) => (
        <p key={key}>{t(key)}</p>
      ))}
    </div>
  );
}
