const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** The name that a mail gives its file, without a path; one made of the type where it gives none. */
export function attachmentName(given: string | null | undefined, contentType: string, part: string): string {
  const name =
    (given ?? '')
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\p{Cc}/gu, '')
      .trim() ?? '';
  if (name !== '') return name.slice(0, 255);
  const extension = EXTENSIONS[contentType.toLowerCase()] ?? 'bin';
  return `prilog-${part.replace(/[^0-9a-z]+/gi, '-').slice(-24)}.${extension}`;
}
