import { Link, Section, Text } from '@react-email/components';

import type { CodePurpose } from '../email-code.ts';
import { MailFrame, type MailLocale, mailStyles } from './mail-frame.tsx';
import { type RenderedMail, renderMail } from './render-mail.ts';

const WORDS = {
  hr: {
    greeting: (name: string) => `Pozdrav, ${name},`,
    verify_email: {
      subject: 'Kod za potvrdu adrese',
      headline: 'Potvrdite svoju adresu',
      text: 'upišite ovaj kod na stranici na kojoj ste otvorili račun:',
    },
    reset_password: {
      subject: 'Kod za novu lozinku',
      headline: 'Nova lozinka',
      text: 'upišite ovaj kod na stranici na kojoj ste zatražili novu lozinku:',
    },
    valid: 'Kod vrijedi 10 minuta i može se upotrijebiti jednom. Nikome ga ne govorite; mi ga nikada ne tražimo.',
    notYou: 'Ako ovo niste zatražili vi, slobodno zanemarite poruku. Bez koda se ništa neće promijeniti.',
    exists: {
      subject: 'Već imate račun',
      headline: 'Već imate račun u FiskAI-ju',
      text: 'netko je upravo pokušao otvoriti račun s ovom adresom e-pošte. Na njoj račun već postoji, pa ništa nije promijenjeno.',
      signIn: 'Prijavite se',
      forgot: 'Ako ste zaboravili lozinku, zatražite novu',
      notYou: 'Ako to niste bili vi, ne morate učiniti ništa.',
    },
    hello: 'Pozdrav,',
  },
  en: {
    greeting: (name: string) => `Hello ${name},`,
    verify_email: {
      subject: 'Code to confirm your address',
      headline: 'Confirm your address',
      text: 'enter this code on the page where you signed up:',
    },
    reset_password: {
      subject: 'Code for a new password',
      headline: 'New password',
      text: 'enter this code on the page where you asked for a new password:',
    },
    valid: 'The code is valid for 10 minutes and works once. Tell it to nobody; we never ask for it.',
    notYou: 'If you did not ask for this, ignore this message. Nothing changes without the code.',
    exists: {
      subject: 'You already have an account',
      headline: 'You already have a FiskAI account',
      text: 'somebody has just tried to open an account with this e-mail address. It has one already, so nothing was changed.',
      signIn: 'Sign in',
      forgot: 'If you have forgotten your password, ask for a new one',
      notYou: 'If it was not you, there is nothing you need to do.',
    },
    hello: 'Hello,',
  },
} as const;

export interface CodeMail {
  readonly code: string;
  readonly purpose: CodePurpose;
  readonly name: string;
  readonly locale: MailLocale;
}

/** The code, large enough to be read from across the desk, and first in the list of messages. */
export async function codeMail({ code, purpose, name, locale }: CodeMail): Promise<RenderedMail> {
  const words = WORDS[locale];
  const { subject, headline, text } = words[purpose];
  const content = (
    <MailFrame locale={locale} preview={`${code} · ${words.valid}`} footer={words.notYou}>
      <Text style={mailStyles.headline}>{headline}</Text>
      <Text style={mailStyles.text}>
        {words.greeting(name)} {text}
      </Text>
      <Section style={mailStyles.codeBox}>
        <Text style={mailStyles.code}>{code}</Text>
      </Section>
      <Text style={mailStyles.note}>{words.valid}</Text>
    </MailFrame>
  );
  return renderMail(`${subject} · FiskAI`, content, [`${words.greeting(name)} ${text}`, code, words.valid, words.notYou]);
}

export interface AccountExistsMail {
  readonly appUrl: string;
  readonly locale: MailLocale;
}

/** Tells the owner of an address that somebody, perhaps they themselves, tried to sign up with it. */
export async function accountExistsMail({ appUrl, locale }: AccountExistsMail): Promise<RenderedMail> {
  const words = WORDS[locale];
  const { subject, headline, text, signIn, forgot, notYou } = words.exists;
  const signInUrl = new URL('/prijava', appUrl).href;
  const forgotUrl = new URL('/zaboravljena-lozinka', appUrl).href;
  const content = (
    <MailFrame locale={locale} preview={text} footer={notYou}>
      <Text style={mailStyles.headline}>{headline}</Text>
      <Text style={mailStyles.text}>
        {words.hello} {text}
      </Text>
      <Text style={mailStyles.text}>
        <Link href={signInUrl} style={mailStyles.link}>
          {signIn}
        </Link>
        {' · '}
        <Link href={forgotUrl} style={mailStyles.link}>
          {forgot}
        </Link>
      </Text>
    </MailFrame>
  );
  return renderMail(`${subject} · FiskAI`, content, [
    `${words.hello} ${text}`,
    `${signIn}: ${signInUrl}`,
    `${forgot}: ${forgotUrl}`,
    notYou,
  ]);
}
