import { Body, Container, Head, Hr, Html, Preview, Section, Text } from '@react-email/components';
import type { ReactNode } from 'react';

export type MailLocale = 'hr' | 'en';

const FONT = "'Inter', -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const INK = '#1a1a1c';
const MUTED = '#66666b';

/** Styles are inline, as mail programs want them. */
export const mailStyles = {
  headline: { margin: '0 0 12px', font: `600 20px/28px ${FONT}`, color: INK },
  text: { margin: '0 0 16px', font: `400 15px/24px ${FONT}`, color: INK },
  note: { margin: '0', font: `400 13px/20px ${FONT}`, color: MUTED },
  code: {
    margin: '0',
    padding: '16px 0',
    font: "600 32px/40px ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
    letterSpacing: '8px',
    textAlign: 'center',
    color: INK,
  },
  codeBox: { margin: '8px 0 20px', border: '1px solid #e4e4e0', borderRadius: '8px', backgroundColor: '#f7f7f5' },
  link: { color: '#0d6b62', fontWeight: 600 },
} as const;

interface MailFrameProps {
  readonly locale: MailLocale;
  /** What the list of messages shows after the subject. */
  readonly preview: string;
  readonly footer: string;
  readonly children: ReactNode;
}

/** The calm paper around a mail about an account: name of the product, content, why it came. */
export function MailFrame({ locale, preview, footer, children }: MailFrameProps) {
  return (
    <Html lang={locale}>
      <Head>
        <meta name="color-scheme" content="light" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ margin: 0, padding: '32px 16px', backgroundColor: '#f7f7f5' }}>
        <Container style={{ maxWidth: '480px' }}>
          <Text style={{ margin: '0 0 16px', font: `600 16px/24px ${FONT}`, color: '#0d6b62' }}>FiskAI</Text>
          <Section style={{ padding: '28px', border: '1px solid #e4e4e0', borderRadius: '8px', backgroundColor: '#ffffff' }}>
            {children}
          </Section>
          <Hr style={{ margin: '20px 0 12px', borderColor: '#e4e4e0' }} />
          <Text style={mailStyles.note}>{footer}</Text>
        </Container>
      </Body>
    </Html>
  );
}
