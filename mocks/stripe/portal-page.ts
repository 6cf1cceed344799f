import express, { type Request, type Response, Router } from 'express';

import { html } from '../control-pages/layout.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { StripeRefusal } from './answers.ts';
import { isCardNumber, lastFour, TEST_CARDS } from './cards.ts';
import { findPrice, PRICES } from './catalog.ts';
import { changePrice, letTimePass, payInvoice, setCancellation } from './engine.ts';
import { day, euro, page, per } from './page-frame.ts';
import { emit } from './events.ts';
import { renderCustomer } from './render.ts';
import { nowSeconds, stripeState, type Customer, type PortalSession, type Subscription } from './state.ts';

const OPEN_FOR_SECONDS = 3_600;

const STATUS = {
  trialing: 'probno razdoblje',
  active: 'aktivna',
  past_due: 'naplata nije uspjela',
  canceled: 'završena',
} as const;

interface Visit {
  readonly session: PortalSession;
  readonly customer: Customer;
  readonly subscription: Subscription | null;
}

const lost = (): string =>
  page(
    'Portal',
    html`<h1>Poveznica je istekla</h1>
      <p>Vratite se u FiskAI i otvorite portal ponovno.</p>`,
  );

function visitOf(env: MockEnv, id: string, response: Response): Visit | null {
  letTimePass(env);
  const { portals, customers, subscriptions } = stripeState(env);
  const session = portals.get(id);
  const customer = session === null ? null : customers.get(session.customer);
  if (session === null || customer === null || nowSeconds(env) - session.created > OPEN_FOR_SECONDS) {
    response.status(410).send(lost());
    return null;
  }
  const subscription =
    subscriptions.all().findLast((each) => each.customer === customer.id && each.status !== 'canceled') ?? null;
  return { session, customer, subscription };
}

function subscriptionPart(subscription: Subscription) {
  const price = findPrice(subscription.price);
  const options = PRICES.map(
    (each) =>
      html`<option value="${each.id}" ${each.id === subscription.price ? 'selected' : ''}>
        ${each.name}, ${euro(each.amount)} ${per(each.interval)}
      </option>`,
  );
  const ends = subscription.cancelAtPeriodEnd ? subscription.periodEnd : subscription.cancelAt;
  return html`<p>
      ${price?.name ?? ''}: ${STATUS[subscription.status]}. ${ends === null ? 'Obnavlja se' : 'Završava'}
      ${day(ends ?? subscription.periodEnd)}.
    </p>
    <form method="post">
      <label
        >Plan<select name="price">
          ${options}
        </select></label
      >
      <div class="row">
        <button name="do" value="change">Promijeni plan</button>
        ${
          ends === null
            ? html`<button class="plain" name="do" value="cancel">Otkaži pretplatu</button>`
            : html`<button class="plain" name="do" value="resume">Nastavi pretplatu</button>`
        }
      </div>
    </form>`;
}

function portal({ session, customer, subscription }: Visit, env: MockEnv, complaint: string | null): string {
  const invoices = stripeState(env)
    .invoices.all()
    .filter((each) => each.customer === customer.id)
    .reverse();
  return page(
    'Portal za kupce',
    html`<h1>${customer.name}</h1>
      <p>${customer.email}</p>
      ${complaint === null ? null : html`<p class="bad" role="alert">${complaint}</p>`}
      <h2>Pretplata</h2>
      ${subscription === null ? html`<p>Nema pretplate.</p>` : subscriptionPart(subscription)}
      <h2>Kartica</h2>
      <p>${customer.card === null ? 'Nema kartice.' : `Kartica koja završava na ${lastFour(customer.card)}.`}</p>
      <form method="post">
        <label>Nova kartica<input name="card" inputmode="numeric" autocomplete="off" value="4242 4242 4242 4242" /></label>
        <button name="do" value="card">Spremi karticu</button>
      </form>
      <h2>Računi</h2>
      <table>
        ${invoices.map(
          (each) =>
            html`<tr>
              <td><a href="/__mocks/stripe/invoice/${each.id}">${each.number}</a></td>
              <td>${day(each.created)}</td>
              <td>${euro(each.amountDue)}</td>
            </tr>`,
        )}
      </table>
      <p><a href="${session.returnUrl}">Natrag u FiskAI</a></p>`,
  );
}

function saveCard(env: MockEnv, customer: Customer, text: string): string | null {
  const number = text.replace(/\s+/g, '');
  if (!isCardNumber(number)) return 'Broj kartice nije ispravan.';
  if (number === TEST_CARDS.declined) return 'Kartica je odbijena.';
  const { customers, invoices } = stripeState(env);
  const after = { ...customer, card: { number } };
  customers.put(customer.id, after);
  emit(env, 'customer.updated', renderCustomer(after));
  // What is owed is tried again with the new card.
  for (const invoice of invoices.all())
    if (invoice.customer === customer.id && invoice.status === 'open') payInvoice(env, invoice.id);
  return null;
}

/** Does what was asked for; a complaint when it cannot be done. */
function act(env: MockEnv, { customer, subscription }: Visit, body: Readonly<Record<string, unknown>>): string | null {
  if (body['do'] === 'card') return saveCard(env, customer, String(body['card'] ?? ''));
  if (subscription === null) return 'Nema pretplate.';
  if (body['do'] === 'cancel') setCancellation(env, subscription, { cancelAtPeriodEnd: true, cancelAt: null });
  if (body['do'] === 'resume') setCancellation(env, subscription, { cancelAtPeriodEnd: false, cancelAt: null });
  const price = findPrice(String(body['price'] ?? ''));
  if (body['do'] === 'change' && price !== undefined && price.id !== subscription.price) {
    changePrice(env, subscription, price.id, { at: nowSeconds(env), errorIfIncomplete: true });
  }
  return null;
}

/** The customer portal. */
export function portalPages(env: MockEnv): Router {
  const router = Router();
  router.get('/portal/:id', (request: Request<{ id: string }>, response) => {
    const visit = visitOf(env, request.params.id, response);
    if (visit !== null) response.send(portal(visit, env, null));
  });
  router.post(
    '/portal/:id',
    express.urlencoded({ extended: false, limit: '8kb' }),
    (request: Request<{ id: string }>, response) => {
      const visit = visitOf(env, request.params.id, response);
      if (visit === null) return;
      let complaint: string | null;
      try {
        complaint = env.store.transaction(() => act(env, visit, request.body as Readonly<Record<string, unknown>>));
      } catch (error) {
        if (!(error instanceof StripeRefusal)) throw error;
        complaint = 'Kartica je odbijena, pa plan nije promijenjen.';
      }
      const after = visitOf(env, request.params.id, response);
      if (after !== null) response.status(complaint === null ? 200 : 402).send(portal(after, env, complaint));
    },
  );
  return router;
}
