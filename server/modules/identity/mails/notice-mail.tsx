import { Link, Text } from '@react-email/components';

import { MailFrame, type MailLocale, mailStyles } from './mail-frame.tsx';
import { type RenderedMail, renderMail } from './render-mail.ts';

/** Tells people of a company what happened and where they see to it. */
export interface NoticeMail {
  readonly locale: MailLocale;
  readonly subject: string;
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly action: { readonly label: string; readonly href: string };
  /** Why it came. */
  readonly footer: string;
}

export async function noticeMail({ locale, subject, headline, paragraphs, action, footer }: NoticeMail): Promise<RenderedMail> {
  const content = (
    <MailFrame locale={locale} preview={paragraphs[0] ?? headline} footer={footer}>
      <Text style={mailStyles.headline}>{headline}</Text>
      {paragraphs.map((paragraph) => (
        <Text key={paragraph} style={{ ...mailStyles.text, whiteSpace: 'pre-line' }}>
          {paragraph}
        </Text>
      ))}
      <Text style={mailStyles.text}>
        <Link href={action.href} style={mailStyles.link}>
          {action.label}
        </Link>
      </Text>
    </MailFrame>
  );
  return renderMail(subject, content, [headline, ...paragraphs, `${action.label}: ${action.href}`, footer]);
}
