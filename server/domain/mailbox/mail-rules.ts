import { foldText } from '#server/domain/shared/fold-text.ts';

/** Files that may be asked for, by what they are to a person. */
export const FILE_GROUPS = ['pdf', 'image', 'xml'] as const;
export type FileGroup = (typeof FILE_GROUPS)[number];

/** What is taken out of a connected mailbox. Nothing of a mail that no rule names is downloaded. */
export interface MailRules {
  /** Addresses (`racuni@telekom.hr`) or whole domains (`@telekom.hr`), in lower case. */
  readonly senders: readonly string[];
  /** Words or phrases of the subject. */
  readonly subjectWords: readonly string[];
  readonly files: readonly FileGroup[];
}

/** To begin with: every mail with a document, from anybody. */
export const FIRST_RULES: MailRules = { senders: [], subjectWords: [], files: ['pdf', 'xml'] };

interface Head {
  readonly sender: string;
  readonly subject: string;
}

const isFrom = (sender: string, wanted: string): boolean =>
  wanted.startsWith('@') ? sender.endsWith(wanted) || sender.endsWith(`.${wanted.slice(1)}`) : sender === wanted;

/**
 * True when a mail is looked into: its sender is named, or its subject holds one of the words, whatever the case and the
 * diacritics. Without senders and words every mail is.
 */
export function mailMatches({ sender, subject }: Head, { senders, subjectWords }: MailRules): boolean {
  if (senders.length === 0 && subjectWords.length === 0) return true;
  const from = sender.toLowerCase();
  if (senders.some((wanted) => isFrom(from, wanted))) return true;
  const about = foldText(subject);
  return subjectWords.some((word) => about.includes(foldText(word)));
}

const GROUP_OF_TYPE: readonly (readonly [FileGroup, RegExp])[] = [
  ['pdf', /^application\/(x-)?pdf$/],
  ['xml', /^(application|text)\/(.+\+)?xml$/],
  ['image', /^image\/(jpe?g|png|webp|tiff|heic|heif)$/],
];
const GROUP_OF_NAME: readonly (readonly [FileGroup, RegExp])[] = [
  ['pdf', /\.pdf$/i],
  ['xml', /\.xml$/i],
  ['image', /\.(jpe?g|png|webp|tiff?|heic|heif)$/i],
];

/** What a file says it is: by its type, and where a mail program gave it none, by its name. Null for everything else. */
export function fileGroup({
  filename,
  contentType,
}: {
  readonly filename: string;
  readonly contentType: string;
}): FileGroup | null {
  const byType = GROUP_OF_TYPE.find(([, pattern]) => pattern.test(contentType.toLowerCase()));
  if (byType) return byType[0];
  return GROUP_OF_NAME.find(([, pattern]) => pattern.test(filename))?.[0] ?? null;
}

export const fileMatches = (file: Parameters<typeof fileGroup>[0], { files }: MailRules): boolean => {
  const group = fileGroup(file);
  return group !== null && files.includes(group);
};
