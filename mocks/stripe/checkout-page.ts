import express, { type Request, type Response, Router } from 'express';

import { html } from '../control-pages/layout.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { isCardNumber, TEST_CARDS } from './cards.ts';
import { findPrice } from './catalog.ts';
import { beginSubscription, letTimePass } from './engine.ts';
import { euro, page, per } from './page-frame.ts';
import { stripeState, type CheckoutSession } from './state.ts';

const notThere = (title: string, detail: string): string =>
  page(
    title,
    html`<h1>${title}</h1>
      <p>${detail}</p>`,
  );

function paymentForm(session: CheckoutSession, env: MockEnv, complaint: string | null): string {
  const price = findPrice(session.price);
  const customer = stripeState(env).customers.get(session.customer);
  const due = session.trialDays > 0 ? 0 : (price?.amount ?? 0);
  return page(
    'Plaćanje',
    html`<h1>${price?.name ?? ''}</h1>
      <p>
        ${euro(price?.amount ?? 0)}
        ${per(price?.interval ?? 'month')}${session.trialDays > 0 ? `, prvih ${session.trialDays} dana besplatno` : ''}
      </p>
      <p class="amount">Danas: ${euro(due)}</p>
      ${complaint === null ? null : html`<p class="bad" role="alert">${complaint}</p>`}
      <form method="post">
        <label>E-pošta<input name="email" value="${customer?.email ?? ''}" readonly /></label>
        <label
          >Broj kartice<input name="card" inputmode="numeric" autocomplete="off" value="4242 4242 4242 4242" required
        /></label>
        <p>
          Probne kartice: 4242 4242 4242 4242 uspijeva, 4000 0000 0000 0002 odbijena, 4000 0000 0000 0341 odbija kasnije naplate,
          4000 0025 0000 3155 traži potvrdu banke.
        </p>
        <div class="row"><button name="step" value="pay">Pretplati se</button><a href="${session.cancelUrl}">Natrag</a></div>
      </form>`,
  );
}

const bankQuestion = (): string =>
  page(
    'Potvrda banke',
    html`<h1>Vaša banka traži potvrdu</h1>
      <p>Odobravate li plaćanje pretplate karticom koja završava na ${TEST_CARDS.asks.slice(-4)}?</p>
      <form method="post">
        <input type="hidden" name="card" value="${TEST_CARDS.asks}" />
        <div class="row">
          <button name="step" value="confirm">Odobri</button><button class="plain" name="step" value="refuse">Odbij</button>
        </div>
      </form>`,
  );

function openSession(env: MockEnv, id: string, response: Response): CheckoutSession | null {
  letTimePass(env);
  const session = stripeState(env).checkouts.get(id);
  if (session === null) response.status(404).send(notThere('Nema ove stranice', 'Adresa plaćanja nije valjana.'));
  else if (session.status === 'expired')
    response.status(410).send(notThere('Stranica je istekla', 'Vratite se u FiskAI i pokušajte ponovno.'));
  else if (session.status === 'complete')
    response.send(notThere('Već je plaćeno', 'Ova je pretplata sklopljena. Možete zatvoriti stranicu.'));
  return session?.status === 'open' ? session : null;
}

function pay(env: MockEnv, session: CheckoutSession, card: string): void {
  const { customers } = stripeState(env);
  env.store.transaction(() => {
    const customer = customers.get(session.customer);
    if (customer !== null) customers.put(customer.id, { ...customer, card: { number: card } });
    beginSubscription(env, session);
  });
}

/** The hosted payment page. */
export function checkoutPages(env: MockEnv): Router {
  const router = Router();
  router.get('/checkout/:id', (request: Request<{ id: string }>, response) => {
    const session = openSession(env, request.params.id, response);
    if (session !== null) response.send(paymentForm(session, env, null));
  });
  router.post(
    '/checkout/:id',
    express.urlencoded({ extended: false, limit: '8kb' }),
    (request: Request<{ id: string }>, response) => {
      const session = openSession(env, request.params.id, response);
      if (session === null) return;
      const body = request.body as Readonly<Record<string, unknown>>;
      const card = String(body['card'] ?? '').replace(/\s+/g, '');
      const step = String(body['step'] ?? 'pay');
      const refuse = (complaint: string) => void response.status(402).send(paymentForm(session, env, complaint));
      if (!isCardNumber(card)) return refuse('Broj kartice nije ispravan.');
      if (card === TEST_CARDS.declined) return refuse('Kartica je odbijena. Pokušajte drugom karticom.');
      // A later charge fails; one that is due at once fails now.
      if (card === TEST_CARDS.declinedLater && session.trialDays === 0)
        return refuse('Kartica je odbijena. Pokušajte drugom karticom.');
      if (card === TEST_CARDS.asks && step === 'pay') return void response.send(bankQuestion());
      if (step === 'refuse') return refuse('Banka nije potvrdila plaćanje. Pokušajte ponovno ili drugom karticom.');
      pay(env, session, card);
      response.redirect(303, session.successUrl.replaceAll('{CHECKOUT_SESSION_ID}', session.id));
    },
  );
  return router;
}
