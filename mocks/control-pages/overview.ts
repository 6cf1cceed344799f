import type { MockControl, VendorState } from '../control.ts';
import { html, table, when, type Html } from './layout.ts';
import { callsWord, nameOf, stateTags } from './vendor-words.ts';

const vendorRow = (vendor: VendorState): Html => {
  const { name, role } = nameOf(vendor);
  const { calls, failed, lastAt } = vendor.activity;
  return html`<li>
    <div class="name">
      <a href="/__mocks/servis/${vendor.id}">${name}</a>
      <span>${role}</span>
    </div>
    <div class="state">${stateTags(vendor)}</div>
    <div class="number">${callsWord(calls)}${failed === 0 ? null : html`, <span class="bad">${failed} s greškom</span>`}</div>
    <div class="last time soft">${lastAt === null ? null : when(lastAt)}</div>
  </li>`;
};

const unhandled = (control: MockControl): Html | null => {
  const list = control.unhandled();
  if (list.length === 0) return null;
  const rows = list.map(
    ({ at, method, url, reason }) =>
      html`<tr>
        <td class="time">${when(at)}</td>
        <td>${method} ${url}</td>
        <td>${reason}</td>
      </tr>`,
  );
  return html`<section class="alarm">
    <h2 class="bad">Zaustavljeni pozivi prema van</h2>
    <p class="soft">Nijedan simulirani servis ne stoji na tim adresama. Ništa nije otišlo.</p>
    ${table('Zaustavljeni pozivi prema van', ['Vrijeme', 'Zahtjev', 'Razlog'], rows)}
  </section>`;
};

const clockSection = (control: MockControl): Html => {
  const minutes = Math.round(control.clock.offsetMs() / 60_000);
  return html`<section>
    <h2>Vrijeme servisa</h2>
    <p>
      ${when(control.clock.now().toISOString())}
      <span class="soft">${minutes === 0 ? 'kao na ovom računalu' : `pomaknuto za ${minutes} min`}</span>
    </p>
    <form method="post" action="/__mocks/vrijeme">
      <label>Pomak u minutama <input name="minutes" type="number" step="1" value="${minutes}" /></label>
      <button>Postavi</button>
    </form>
  </section>`;
};

/** All vendors are told to behave again; only where one is not. */
const repairSection = (vendors: readonly VendorState[]): Html | null => {
  const count = vendors.filter(({ active }) => active.length > 0).length;
  if (count === 0) return null;
  return html`<section class="aside">
    <p>Servisa kojima je zadano drukčije ponašanje: <strong>${count}</strong></p>
    <form method="post" action="/__mocks/scenarij/ponisti"><button>Vrati sve na ispravan rad</button></form>
  </section>`;
};

export const OVERVIEW_LEAD =
  'Svaki vanjski servis ovdje je oponašan na ovom računalu: ništa ne izlazi na internet. Otvorite servis da vidite što zna, pokrenete događaj ili mu zadate kvar.';

export const overview = (control: MockControl): Html => {
  const vendors = control.vendors();
  return html`${unhandled(control)}${repairSection(vendors)}
    <section class="vendors" aria-label="Servisi">
      <ul>
        ${vendors.map(vendorRow)}
      </ul>
    </section>
    ${clockSection(control)}`;
};
