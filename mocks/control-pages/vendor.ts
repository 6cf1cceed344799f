import type { VendorState } from '../control.ts';
import type { VendorAction, VendorTable } from '../kit/vendor.ts';
import { html, type Html } from './layout.ts';

const tableSection = ({ title, columns, rows }: VendorTable): Html => html`
  <section>
    <h2>${title}</h2>
    ${
      rows.length === 0
        ? html`<p class="soft">Još ničega.</p>`
        : html`<table>
            <tr>
              ${columns.map((name) => html`<th>${name}</th>`)}
            </tr>
            ${rows.map(
              (cells) =>
                html`<tr>
                  ${cells.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </table>`
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

/** One vendor: what it can be made to do, and what it knows. `told` is what came of the last action. */
export const vendorPage = (vendor: VendorState, tables: readonly VendorTable[], told: string | null): Html => html`
  ${told === null ? null : html`<section><p>${told}</p></section>`}
  ${
    vendor.actions.length === 0
      ? null
      : html`<section>
          <h2>Radnje</h2>
          ${vendor.actions.map((action) => actionForm(vendor.id, action))}
        </section>`
  }
  ${tables.map(tableSection)}
  <p><a href="/__mocks/pozivi?vendor=${vendor.id}">Pozivi</a> · <a href="/__mocks">Svi servisi</a></p>
`;
