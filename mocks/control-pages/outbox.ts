import type { WebhookDelivery } from '../resend/state.ts';
import { RESEND_EVENTS } from '../resend/events.ts';
import type { SentMail } from '../resend/state.ts';
import { html, nothing, table, when, type Html } from './layout.ts';

/** Codes that a person would copy from the mail: six digits standing alone. */
export const codesIn = ({ subject, text }: SentMail): string[] => [
  ...new Set(`${subject}\n${text ?? ''}`.match(/(?<![\d/])\d{6}(?![\d/])/g) ?? []),
];

const linksIn = ({ text }: SentMail): string[] => [...new Set((text ?? '').match(/https?:\/\/[^\s<>"')]+/g) ?? [])];

/** `delivered`, `sent` … as a mail is shown. */
const stateTag = (event: string): Html => {
  const tone = /bounced|complained|failed|suppressed/.test(event) ? 'err' : /delivered|opened|clicked/.test(event) ? 'ok' : '';
  return html`<span class="tag ${tone}">${event}</span>`;
};

export const outboxPage = (mails: readonly SentMail[]): Html => {
  if (mails.length === 0) return nothing('Još nema poslanih poruka. Ovdje stižu kodovi za prijavu i računi poslani kupcima.');
  const rows = [...mails].reverse().map(
    (mail) =>
      html`<tr>
        <td class="time">${when(mail.createdAt)}</td>
        <td>${mail.to.join(', ')}</td>
        <td><a href="/__mocks/posta/${mail.id}">${mail.subject}</a></td>
        <td>${codesIn(mail).map((code) => html`<span class="code">${code}</span> `)}</td>
        <td>${mail.attachments.length === 0 ? null : mail.attachments.length}</td>
        <td>${stateTag(mail.lastEvent)}</td>
      </tr>`,
  );
  return html`<section>${table('Pošta', ['Poslano', 'Prima', 'Predmet', 'Kod', 'Prilozi', 'Stanje'], rows)}</section>`;
};

const attachments = (mail: SentMail): Html | null =>
  mail.attachments.length === 0
    ? null
    : html`<ul>
        ${mail.attachments.map(
          ({ filename, contentType, bytes }, index) =>
            html`<li>
              <a href="/__mocks/posta/${mail.id}/prilog/${index}">${filename}</a>
              <span class="soft">${contentType}, ${bytes} B</span>
            </li>`,
        )}
      </ul>`;

export const mailPage = (mail: SentMail, webhooks: readonly WebhookDelivery[], fired: string | null): Html => html`
  ${fired === null ? null : html`<section class="said" role="status"><p>${fired}</p></section>`}
  <section>
    <p>
      ${when(mail.createdAt)} · od ${mail.from} · za ${[...mail.to, ...mail.cc, ...mail.bcc].join(', ')}
      ${mail.replyTo.length === 0 ? null : `· odgovor na ${mail.replyTo.join(', ')}`} · ${stateTag(mail.lastEvent)}
    </p>
    ${codesIn(mail).map((code) => html`<p>Kod: <span class="code">${code}</span></p>`)}
    ${linksIn(mail).map((link) => html`<p><a href="${link}" target="_blank" rel="noreferrer">${link}</a></p>`)}
    ${attachments(mail)}
  </section>
  <section>
    <h2>Pošalji obavijest aplikaciji</h2>
    <form method="post" action="/__mocks/posta/${mail.id}/dogadaj">
      <label>
        Događaj
        <select name="event">
          ${RESEND_EVENTS.map((event) => html`<option>${event}</option>`)}
        </select>
      </label>
      <label>
        Potpis
        <select name="signature">
          <option value="good">ispravan</option>
          <option value="bad">pogrešan</option>
          <option value="stale">zastario</option>
          <option value="future">iz budućnosti</option>
        </select>
      </label>
      <label>Primjeraka <input name="copies" type="number" min="1" max="5" value="1" /></label>
      <button>Pošalji</button>
    </form>
    ${webhooks.map(
      ({ type, status, attempts, lastStatus }) =>
        html`<div class="soft">
          ${type}: ${status}, pokušaja ${attempts}${lastStatus === null ? '' : `, odgovor ${lastStatus}`}
        </div>`,
    )}
  </section>
  ${
    mail.html === null
      ? null
      : html`<section>
          <h2>Poruka</h2>
          <iframe
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            title="Poruka"
            src="/__mocks/posta/${mail.id}/html"
          ></iframe>
        </section>`
  }
  <section>
    <h2>Tekst</h2>
    <pre>${mail.text ?? '(bez tekstualnog dijela)'}</pre>
  </section>
`;
