import type { StoredReceipt } from '../cis/state.ts';
import { html, nothing, table, type Html } from './layout.ts';

/** Receipts that CIS gave a JIR, newest first. */
export const receiptsPage = (receipts: readonly StoredReceipt[]): Html => {
  if (receipts.length === 0) return nothing('Još nema računa. Izdajte račun u aplikaciji pa će ovdje pisati što je CIS primio.');
  const rows = receipts.map(
    (receipt) =>
      html`<tr>
        <td>${receipt.oib}</td>
        <td class="time">${receipt.number}/${receipt.premises}/${receipt.device}</td>
        <td class="time">${receipt.issuedAt.replace('T', ' ')}</td>
        <td class="time">${receipt.total} (${receipt.payment})</td>
        <td>
          ${receipt.received.map(
            ({ jir, late, warnings }) =>
              html`<div><code>${jir}</code> ${late ? html`<span class="tag">naknadno</span>` : null} ${warnings.join(' ')}</div>`,
          )}
          ${receipt.conflict ? html`<span class="tag err">različit sadržaj pod istim brojem</span>` : null}
        </td>
      </tr>`,
  );
  return html`<section>${table('Fiskalizirani računi', ['OIB', 'Broj', 'Izdan', 'Iznos', 'JIR'], rows)}</section>`;
};
