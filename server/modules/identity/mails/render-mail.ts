import { render } from '@react-email/render';
import type { ReactElement } from 'react';

/** What a mail is made of, apart from whom it goes to. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** The text is written by hand and not cut out of the HTML, so that it reads well. */
export async function renderMail(subject: string, content: ReactElement, text: readonly string[]): Promise<RenderedMail> {
  return { subject, html: await render(content), text: `${text.join('\n\n')}\n` };
}
