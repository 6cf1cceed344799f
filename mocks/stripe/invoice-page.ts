import { type Request, Router } from 'express';

import { html } from '../control-pages/layout.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { payInvoice } from './engine.ts';
import { day, euro, page } from './page-frame.ts';
import { stripeState, type Invoice } from './state.ts';

const STATUS = { open: 'nije plaćen', paid: 'plaćen', void: 'poništen' } as const;

const invoicePage = (invoice: Invoice, complaint: string | null): string =>
  page(
    `Račun ${invoice.number}`,
    html`<h1>Račun ${invoice.number}</h1>
      <p>${day(invoice.created)}, ${STATUS[invoice.status]}</p>
      ${complaint === null ? null : html`<p class="bad" role="alert">${complaint}</p>`}
      <table>
        ${invoice.lines.map(
          (line) =>
            html`<tr>
              <td>${line.description}</td>
              <td>${day(line.start)} – ${day(line.end)}</td>
              <td>${euro(line.amount)}</td>
            </tr>`,
        )}
      </table>
      <p class="amount">Za platiti: ${euro(invoice.amountDue)}</p>
      ${invoice.status === 'open' ? html`<form method="post"><button>Plati karticom</button></form>` : null}`,
  );

const notThere = (): string => page('Račun', html`<h1>Nema tog računa</h1>`);

/** The hosted page of an invoice. */
export function invoicePages(env: MockEnv): Router {
  const router = Router();
  const { invoices } = stripeState(env);
  router.get('/invoice/:id', (request: Request<{ id: string }>, response) => {
    const invoice = invoices.get(request.params.id);
    if (invoice === null) response.status(404).send(notThere());
    else response.send(invoicePage(invoice, null));
  });
  router.post('/invoice/:id', (request: Request<{ id: string }>, response) => {
    const { id } = request.params;
    const isPaid = env.store.transaction(() => payInvoice(env, id));
    const invoice = invoices.get(id);
    if (invoice === null) response.status(404).send(notThere());
    else response.status(isPaid ? 200 : 402).send(invoicePage(invoice, isPaid ? null : 'Kartica je odbijena.'));
  });
  return router;
}
