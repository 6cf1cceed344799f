import type { VendorState } from '../control.ts';
import type { RecordedCall } from '../kit/call-log.ts';
import { formatScenario } from '../kit/scenario.ts';
import type { VendorAction, VendorTable } from '../kit/vendor.ts';
import { callRows, CALL_COLUMNS } from './calls.ts';
import { html, table, type Html } from './layout.ts';
import { scenarioWords, stateTags } from './vendor-words.ts';

/** What is known of a vendor on pages of its own. */
const MORE_OF: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  cis: [['/__mocks/racuni', 'Fiskalizirani računi']],
  resend: [['/__mocks/posta', 'Pošta: poslane poruke, kodovi i obavijesti']],
  openai: [['/__mocks/openai/primjeri', 'Primjeri računa koje zna pročitati']],
};

const behaviour = (vendor: VendorState): Html => html`
  <section>
    <h2>Ponašanje</h2>
    ${
      vendor.active.length === 0
        ? html`<p>${stateTags(vendor)}</p>`
        : html`<ul>
            ${vendor.active.map(
              (item) =>
                html`<li>
                  <span class="tag warn"><strong>${formatScenario(item)}</strong></span>
                  ${item.operation === '*' ? 'sve operacije' : html`<code>${item.operation}</code>`}
                  <span class="soft">${item.mode === 'next' ? 'sljedeći poziv' : 'do opoziva'}</span>
                </li>`,
            )}
          </ul>`
    }
    <form method="post" action="/__mocks/scenarij">
      <input type="hidden" name="vendor" value="${vendor.id}" />
      <label>
        Ponašanje
        <select name="scenario">
          ${vendor.scenarios.map((spec) => html`<option value="${spec.name}">${scenarioWords(spec)}</option>`)}
        </select>
      </label>
      <label>Vrijednost u zagradi <input name="argument" size="12" /></label>
      <label>
        Operacija
        <select name="operation">
          <option value="*">sve</option>
          ${vendor.operations.map((name) => html`<option>${name}</option>`)}
        </select>
      </label>
      <label>
        Vrijedi
        <select name="mode">
          <option value="next">za sljedeći poziv</option>
          <option value="standing">do opoziva</option>
        </select>
      </label>
      <button class="main">Primijeni</button>
    </form>
    ${
      vendor.active.length === 0
        ? null
        : html`<form method="post" action="/__mocks/scenarij/ponisti">
            <input type="hidden" name="vendor" value="${vendor.id}" />
            <button>Vrati na ispravan rad</button>
          </form>`
    }
  </section>
`;

const tableSection = ({ title, columns, rows }: VendorTable): Html => html`
  <section>
    <h2>${title}</h2>
    ${
      rows.length === 0
        ? html`<p class="soft">Još ničega.</p>`
        : table(
            title,
            columns,
            rows.map(
              (cells) =>
                html`<tr>
                  ${cells.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            ),
          )
    }
  </section>
`;

const actionForm = (vendorId: string, { name, means, fields }: VendorAction): Html => html`
  <form method="post" action="/__mocks/servis/${vendorId}/radnja">
    <input type="hidden" name="action" value="${name}" />
    ${fields.map(
      (field) =>
        html`<label>
          ${field.means}
          ${
            field.options === undefined
              ? html`<input name="field.${field.name}" value="${field.default}" />`
              : html`<select name="field.${field.name}">
                  ${field.options.map((option) => html`<option ${option === field.default ? 'selected' : ''}>${option}</option>`)}
                </select>`
          }
        </label>`,
    )}
    <button>${means}</button>
  </form>
`;

const actions = ({ id, actions: list }: VendorState): Html | null =>
  list.length === 0
    ? null
    : html`<section>
        <h2>Događaji</h2>
        ${list.map((action) => actionForm(id, action))}
      </section>`;

const lastCalls = ({ id, activity }: VendorState, calls: readonly RecordedCall[]): Html => html`
  <section>
    <h2>Zadnji pozivi</h2>
    ${
      calls.length === 0
        ? html`<p class="soft">Aplikacija ga još nije pozvala.</p>`
        : html`${table('Zadnji pozivi', CALL_COLUMNS, callRows(calls))}
          ${activity.calls > calls.length ? html`<p><a href="/__mocks/pozivi?vendor=${id}">Svi pozivi</a></p>` : null}`
    }
  </section>
`;

export interface VendorPage {
  readonly vendor: VendorState;
  readonly tables: readonly VendorTable[];
  /** Newest first, and not many. */
  readonly calls: readonly RecordedCall[];
  /** What came of the last action. */
  readonly told: { readonly sentence: string; readonly good: boolean } | null;
}

/** One vendor: what it was told to do and can be told, what can happen there, what it was asked, and what it knows. */
export const vendorPage = ({ vendor, tables, calls, told }: VendorPage): Html => html`
  ${told === null ? null : html`<section class="said ${told.good ? '' : 'bad'}" role="status"><p>${told.sentence}</p></section>`}
  ${(MORE_OF[vendor.id] ?? []).map(([path, name]) => html`<p><a href="${path}">${name}</a></p>`)} ${behaviour(vendor)}
  ${actions(vendor)} ${lastCalls(vendor, calls)} ${tables.map(tableSection)}
`;
