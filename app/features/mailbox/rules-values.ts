import type { ErrorBody } from '#app/lib/error-body.ts';
import type { MailboxDto, RulesPreview } from '#server/contracts/mailbox.ts';

/** The rules as the form holds them. */
export interface RulesValues {
  readonly senders: string;
  readonly subjectWords: string;
  readonly files: readonly string[];
  readonly folder: string;
}

/** What the page hears of its own form: what was typed, what is wrong with it, what it would take. */
export interface RulesReply {
  readonly values: RulesValues;
  readonly complaints: Partial<Record<keyof RulesValues, string>>;
  readonly error: ErrorBody | null;
  readonly preview: RulesPreview | null;
}

export const valuesOf = ({ rules, folder }: Pick<MailboxDto, 'rules' | 'folder'>): RulesValues => ({
  senders: rules.senders.join('\n'),
  subjectWords: rules.subjectWords.join('\n'),
  files: rules.files,
  folder,
});

const text = (body: FormData, name: string): string => {
  const value = body.get(name);
  return typeof value === 'string' ? value : '';
};

/** What was typed, with the name of the chosen folder beside it. */
export const readValues = (body: FormData): RulesValues & { readonly folderName: string } => {
  const folder = text(body, 'folder');
  return {
    senders: text(body, 'senders'),
    subjectWords: text(body, 'subjectWords'),
    files: body.getAll('files').filter((value) => typeof value === 'string'),
    folder,
    folderName: text(body, `name:${folder}`),
  };
};
