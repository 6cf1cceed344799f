import type { MockControl, VendorState } from '../control.ts';
import { formatScenario } from '../kit/scenario.ts';
import { html, when, type Html } from './layout.ts';

const active = ({ active: list }: VendorState): Html => {
  if (list.length === 0) return html`<p><span class="tag">radi ispravno</span></p>`;
  const items = list.map(
    (item) =>
      html`<li>
        <code>${item.operation}</code>: <strong>${formatScenario(item)}</strong>
        <span class="soft">${item.mode === 'next' ? 'sljedeći poziv' : 'do opoziva'}</span>
      </li>`,
  );
  return html`<ul>
    ${items}
  </ul>`;
};

const vendorSection = (vendor: VendorState): Html => html`
  <section>
    <h2>${vendor.label}</h2>
    ${active(vendor)}
    <form method="post" action="/__mocks/scenarij">
      <input type="hidden" name="vendor" value="${vendor.id}" />
      <label>
        Operacija
        <select name="operation">
          <option value="*">sve</option>
          ${vendor.operations.map((name) => html`<option>${name}</option>`)}
        </select>
      </label>
      <label>
        Ponašanje
        <select name="scenario">
          ${vendor.scenarios.map(({ name, means }) => html`<option value="${name}">${name} – ${means}</option>`)}
        </select>
      </label>
      <label>Vrijednost <input name="argument" size="14" placeholder="po potrebi" /></label>
      <label>
        Vrijedi
        <select name="mode">
          <option value="next">za sljedeći poziv</option>
          <option value="standing">do opoziva</option>
        </select>
      </label>
      <button>Primijeni</button>
    </form>
    <form method="post" action="/__mocks/scenarij/ponisti">
      <input type="hidden" name="vendor" value="${vendor.id}" />
      <button>Vrati na ispravan rad</button>
      <a href="/__mocks/servis/${vendor.id}">Stanje i radnje</a>
      <a href="/__mocks/pozivi?vendor=${vendor.id}">Pozivi</a>
    </form>
  </section>
`;

const unhandled = (control: MockControl): Html | null => {
  const list = control.unhandled();
  if (list.length === 0) return null;
  const rows = list.map(
    ({ at, method, url, reason }) =>
      html`<tr>
        <td>${when(at)}</td>
        <td>${method} ${url}</td>
        <td>${reason}</td>
      </tr>`,
  );
  return html`<section>
    <h2 class="bad">Zaustavljeni pozivi prema van</h2>
    <table>
      ${rows}
    </table>
  </section>`;
};

const clockSection = (control: MockControl): Html => html`
  <section>
    <h2>Vrijeme servisa</h2>
    <p>
      ${when(control.clock.now().toISOString())}
      <span class="soft">pomak ${Math.round(control.clock.offsetMs() / 60_000)} min</span>
    </p>
    <form method="post" action="/__mocks/vrijeme">
      <label>Pomak u minutama <input name="minutes" type="number" step="1" value="0" /></label>
      <button>Postavi</button>
    </form>
  </section>
`;

export const overview = (control: MockControl): Html =>
  html`${unhandled(control)}${control.vendors().map(vendorSection)}${clockSection(control)}`;

export const receiptsPage = (control: MockControl): Html => {
  const receipts = control.receipts().reverse();
  if (receipts.length === 0) return html`<p class="soft">Još nema računa.</p>`;
  const rows = receipts.map(
    (receipt) =>
      html`<tr>
        <td>${receipt.oib}</td>
        <td>${receipt.number}/${receipt.premises}/${receipt.device}</td>
        <td>${receipt.issuedAt.replace('T', ' ')}</td>
        <td>${receipt.total} (${receipt.payment})</td>
        <td>
          ${receipt.received.map(
            ({ jir, late, warnings }) =>
              html`<div><code>${jir}</code> ${late ? html`<span class="tag">naknadno</span>` : null} ${warnings.join(' ')}</div>`,
          )}
          ${receipt.conflict ? html`<span class="bad">različit sadržaj pod istim brojem</span>` : null}
        </td>
      </tr>`,
  );
  return html`<table>
    <tr>
      <th>OIB</th>
      <th>Broj</th>
      <th>Izdan</th>
      <th>Iznos</th>
      <th>JIR</th>
    </tr>
    ${rows}
  </table>`;
};
