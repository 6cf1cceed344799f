import type { CallBodies, RecordedCall } from '../kit/call-log.ts';
import { html, nothing, table, when, type Html } from './layout.ts';

const outcome = ({ status, outcome: kind }: RecordedCall): Html => {
  if (status === null)
    return html`<span class="tag err">${{ answered: '', error: 'prekid veze', abandoned: 'bez odgovora' }[kind]}</span>`;
  return html`<span class="tag ${status < 400 ? 'ok' : 'err'}">${status}</span>`;
};

export const CALL_COLUMNS = ['Vrijeme', 'Servis', 'Zahtjev', 'Odgovor', 'Trajanje', 'Napomene'];

export const callRows = (calls: readonly RecordedCall[]): Html[] =>
  calls.map(
    (call) =>
      html`<tr>
        <td class="time"><a href="/__mocks/pozivi/${call.id}">${when(call.at)}</a></td>
        <td>${call.vendor} <code>${call.operation}</code></td>
        <td class="request"><span>${call.method} ${call.host}${call.path.split('?')[0] ?? ''}</span></td>
        <td>${outcome(call)}</td>
        <td class="time">${Math.round(call.ms)} ms</td>
        <td>
          ${call.scenario === 'healthy' ? null : html`<span class="tag warn">${call.scenario}</span>`} ${call.notes.join('; ')}
        </td>
      </tr>`,
  );

export const callsPage = (calls: readonly RecordedCall[]): Html =>
  calls.length === 0 ? nothing('Još nema poziva.') : html`<section>${table('Pozivi', CALL_COLUMNS, callRows(calls))}</section>`;

const SHOWN = 20_000;

const bodyText = (body: Buffer | null): string => {
  if (body === null || body.length === 0) return '(prazno)';
  const text = body.toString('utf8');
  if (text.includes('\uFFFD') || text.includes('\0')) return `(${body.length} bajtova binarnog sadržaja)`;
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

const headerText = (headers: Readonly<Record<string, string>> | null): string =>
  Object.entries(headers ?? {})
    .map(([name, value]) => `${name}: ${name === 'authorization' ? value.replace(/^(.{16}).*$/, '$1…') : value}`)
    .join('\n');

export const callPage = (call: RecordedCall & CallBodies): Html => html`
  <section>
    <p>
      ${outcome(call)} ${when(call.at)} · ${call.vendor} <code>${call.operation}</code> · ${Math.round(call.ms)} ms · ponašanje
      <strong>${call.scenario}</strong>
    </p>
    <p class="soft">${call.method} ${call.host}:${call.port}${call.path} · ${call.requestId}</p>
    ${call.notes.length === 0 ? null : html`<p>${call.notes.join('; ')}</p>`}
  </section>
  <section>
    <h2>Zahtjev</h2>
    <pre>${headerText(call.requestHeaders)}</pre>
    <pre>${bodyText(call.requestBody)}</pre>
  </section>
  <section>
    <h2>Odgovor</h2>
    <pre>${headerText(call.responseHeaders)}</pre>
    <pre>${bodyText(call.responseBody)}</pre>
  </section>
`;
