import type { CallBodies, RecordedCall } from '../kit/call-log.ts';
import { html, when, type Html } from './layout.ts';

const outcome = ({ status, outcome: kind }: RecordedCall): string =>
  status === null ? { answered: '', error: 'prekid veze', abandoned: 'bez odgovora' }[kind] : String(status);

export const callsPage = (calls: readonly RecordedCall[]): Html => {
  if (calls.length === 0) return html`<p class="soft">Još nema poziva.</p>`;
  const rows = calls.map(
    (call) =>
      html`<tr>
        <td><a href="/__mocks/pozivi/${call.id}">${when(call.at)}</a></td>
        <td>${call.vendor} <code>${call.operation}</code></td>
        <td>${call.method} ${call.host}${call.path.split('?')[0] ?? ''}</td>
        <td>${outcome(call)}</td>
        <td>${call.ms} ms</td>
        <td>${call.scenario === 'healthy' ? null : html`<span class="tag">${call.scenario}</span>`} ${call.notes.join('; ')}</td>
      </tr>`,
  );
  return html`<table>
    <tr>
      <th>Vrijeme</th>
      <th>Servis</th>
      <th>Zahtjev</th>
      <th>Odgovor</th>
      <th>Trajanje</th>
      <th>Napomene</th>
    </tr>
    ${rows}
  </table>`;
};

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
  <p>
    ${when(call.at)} · ${call.vendor} <code>${call.operation}</code> · ${outcome(call)} · ${call.ms} ms · ponašanje
    <strong>${call.scenario}</strong>
  </p>
  <p class="soft">${call.method} ${call.host}:${call.port}${call.path} · ${call.requestId}</p>
  <p>${call.notes.join('; ')}</p>
  <h2>Zahtjev</h2>
  <pre>${headerText(call.requestHeaders)}</pre>
  <pre>${bodyText(call.requestBody)}</pre>
  <h2>Odgovor</h2>
  <pre>${headerText(call.responseHeaders)}</pre>
  <pre>${bodyText(call.responseBody)}</pre>
`;
