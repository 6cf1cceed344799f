import type { AccountExistsMail, CodeMail } from './account-mails.tsx';
import type { NoticeMail } from './notice-mail.tsx';
import type { RenderedMail } from './render-mail.ts';

/** Loaded with the first mail: the components weigh more than the rest of the server's start. */
const accountMails = () => import('./account-mails.tsx');

export const codeMail = async (mail: CodeMail): Promise<RenderedMail> => (await accountMails()).codeMail(mail);

export const accountExistsMail = async (mail: AccountExistsMail): Promise<RenderedMail> =>
  (await accountMails()).accountExistsMail(mail);

export const noticeMail = async (mail: NoticeMail): Promise<RenderedMail> => (await import('./notice-mail.tsx')).noticeMail(mail);
