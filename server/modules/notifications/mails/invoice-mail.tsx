import { Body, Button, Column, Container, Head, Hr, Html, Preview, Row, Section, Text } from '@react-email/components';

import { toPayMinorOf } from '#server/domain/invoicing/advance.ts';
import { asCharged, chargedIn, openCharged } from '#server/domain/invoicing/in-currency.ts';
import { bicBeside, type IssuedDocument, showsPrices } from '#server/domain/invoicing/document.ts';
import { takesBack } from '#server/domain/invoicing/kinds.ts';
import type { ReminderFacts } from '#server/domain/reminders/facts.ts';
import { minorFromDecimal } from '#server/domain/shared/money.ts';

import { amountText, dateText, moneyText, wordsOf } from './invoice-words.ts';

const FONT = 'Inter, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';
const MUTED = { color: '#66666b', fontSize: '13px', lineHeight: '20px', margin: 0 };
const STRONG = {
  color: '#1a1a1c',
  fontSize: '14px',
  lineHeight: '20px',
  fontWeight: 600,
  margin: 0,
  textAlign: 'right' as const,
};
const PLAIN = { color: '#1a1a1c', fontSize: '14px', lineHeight: '22px', margin: '0 0 12px', whiteSpace: 'pre-line' as const };

const BUTTON = {
  backgroundColor: '#1a1a1c',
  borderRadius: '6px',
  color: '#ffffff',
  fontSize: '14px',
  fontWeight: 600,
  lineHeight: '20px',
  margin: '0 0 20px',
  padding: '10px 16px',
};

/** The mail that brings a document to its customer; the document itself is the attachment. */
export function InvoiceMail({
  document,
  subject,
  message,
  reminder,
  link,
}: {
  readonly document: IssuedDocument;
  readonly subject: string;
  readonly message: string;
  /** What a reminder tells; null in every other mail. */
  readonly reminder: ReminderFacts | null;
  /** The document's page; null where it has none. */
  readonly link: string | null;
}) {
  const words = wordsOf(document);
  const { locale, seller, paymentReference: reference } = document;
  const facts: [string, string][] = [];
  // Whoever is reminded has the document no longer before him.
  if (reminder !== null) facts.push([words.kind[document.kind], document.number]);
  if (showsPrices(document))
    facts.push([words.total, moneyText(asCharged(document).totals.totalMinor, chargedIn(document), locale)]);
  // A reminder asks for what is open now, and for no other amount.
  if (reminder !== null) facts.push(...reminderFacts(reminder, document));
  else if (document.kind === 'invoice' && document.prepaidMinor > 0n)
    facts.push([words.toPay, amountText(toPayMinorOf(document), locale)]);
  if (document.dueOn !== null && !takesBack(document.kind))
    facts.push([document.kind === 'quote' ? words.validUntil : words.due, dateText(document.dueOn, locale)]);
  if (seller.iban !== null && reference !== null) {
    const bic = bicBeside(document);
    facts.push(
      ['IBAN', seller.iban.replace(/(.{4})(?=.)/g, '$1 ')],
      ...(bic === null ? [] : [['BIC', bic] as [string, string]]),
      [words.reference, `${reference.model} ${reference.reference}`],
    );
  }
  return (
    <Html lang={locale}>
      <Head />
      <Preview>{subject}</Preview>
      <Body style={{ backgroundColor: '#f7f7f5', fontFamily: FONT, margin: 0, padding: '32px 12px' }}>
        <Container
          style={{
            backgroundColor: '#ffffff',
            border: '1px solid #e4e4e0',
            borderRadius: '8px',
            maxWidth: '560px',
            padding: '32px',
          }}
        >
          <Text style={{ ...PLAIN, fontSize: '16px', fontWeight: 600 }}>{seller.name}</Text>
          {message === '' ? (
            <>
              <Text style={PLAIN}>{words.greeting}</Text>
              <Text style={PLAIN}>{words.intro(words.kind[document.kind].toLowerCase(), document.number)}</Text>
            </>
          ) : (
            <Text style={PLAIN}>{message}</Text>
          )}
          {facts.length === 0 ? null : (
            <Section style={{ backgroundColor: '#f1f1ee', borderRadius: '6px', margin: '8px 0 20px', padding: '12px 16px' }}>
              {facts.map(([label, value]) => (
                <Row key={label} style={{ height: '28px' }}>
                  <Column style={MUTED}>{label}</Column>
                  <Column style={STRONG}>{value}</Column>
                </Row>
              ))}
            </Section>
          )}
          {reminder === null || reminder.interest === null ? null : (
            <Text style={{ ...MUTED, margin: '0 0 16px' }}>
              {words.calculation}
              {reminder.interest.isEstimated ? ` ${words.estimated}` : ''}
            </Text>
          )}
          {link === null ? null : (
            <>
              {document.kind === 'quote' ? <Text style={PLAIN}>{words.answer}</Text> : null}
              <Button href={link} style={{ ...BUTTON, backgroundColor: seller.accent ?? BUTTON.backgroundColor }}>
                {words.open[document.kind]}
              </Button>
            </>
          )}
          <Text style={{ ...PLAIN, margin: 0 }}>
            {words.closing}
            {'\n'}
            {document.operatorName}
          </Text>
          <Hr style={{ borderColor: '#e4e4e0', margin: '24px 0 12px' }} />
          <Text style={{ ...MUTED, fontSize: '12px', lineHeight: '16px' }}>{words.footer}</Text>
        </Container>
      </Body>
    </Html>
  );
}

/** What is owed now, by name and amount. */
function reminderFacts({ open, interest, compensation }: ReminderFacts, document: IssuedDocument): [string, string][] {
  const words = wordsOf(document);
  const amount = (decimal: string) => amountText(minorFromDecimal(decimal), document.locale);
  const openMinor = openCharged(document, minorFromDecimal(open));
  return [
    [words.stillOpen, moneyText(openMinor, chargedIn(document), document.locale)],
    ...(interest === null
      ? []
      : [[words.interest(dateText(interest.until, document.locale)), amount(interest.total)] as [string, string]]),
    ...(compensation === null ? [] : [[words.compensation, amount(compensation)] as [string, string]]),
  ];
}
