import { StripeRefusal } from './answers.ts';
import { expireCheckout } from './engine.ts';
import { mapAt, needText, textAt, type Form } from './form.ts';
import { checkoutOf, customerOf, priceOf, type Ask } from './lookups.ts';
import { renderCheckout, renderCustomer } from './render.ts';
import { newId, nowSeconds, stripeState, type CheckoutSession, type Customer } from './state.ts';

const DAY = 86_400;

const url = (form: Form, name: string): string => {
  const text = needText(form, name);
  if (!/^https?:\/\/\S+$/.test(text)) throw new StripeRefusal(400, 'Not a valid URL', { code: 'url_invalid', param: name });
  return text;
};

export function createCustomer({ env, form }: Ask): object {
  const email = textAt(form, 'email') ?? '';
  if (email !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) {
    throw new StripeRefusal(400, `Invalid email address: ${email}`, { code: 'email_invalid', param: 'email' });
  }
  const taxIds = ((form['tax_id_data'] ?? []) as readonly Form[]).map((_item, index) => {
    const value = needText(form, 'tax_id_data', index, 'value');
    const isKnown = needText(form, 'tax_id_data', index, 'type') === 'eu_vat';
    if (!isKnown || !/^[A-Z]{2}[0-9A-Z]{8,12}$/.test(value)) {
      throw new StripeRefusal(400, `Invalid value for eu_vat: ${value}`, {
        code: 'tax_id_invalid',
        param: `tax_id_data[${index}][value]`,
      });
    }
    return value;
  });
  const customer: Customer = {
    id: newId('cus'),
    created: nowSeconds(env),
    name: textAt(form, 'name') ?? '',
    email,
    address: mapAt(form, 'address'),
    taxIds,
    metadata: mapAt(form, 'metadata'),
    balance: 0,
    card: null,
  };
  stripeState(env).customers.put(customer.id, customer);
  return renderCustomer(customer);
}

export function createCheckout({ env, form }: Ask): object {
  if (needText(form, 'mode') !== 'subscription')
    throw new StripeRefusal(400, 'Only subscriptions are played here.', { param: 'mode' });
  const customer = customerOf(env, needText(form, 'customer'));
  const price = priceOf(needText(form, 'line_items', 0, 'price'), 'line_items[0][price]');
  if (textAt(form, 'tax_id_collection', 'enabled') === 'true' && textAt(form, 'customer_update', 'name') !== 'auto') {
    throw new StripeRefusal(
      400,
      'Tax ID collection requires updating business name on the customer. Set `customer_update[name]` to `auto`.',
    );
  }
  const trial = textAt(form, 'subscription_data', 'trial_period_days');
  if (trial !== null && (Number(trial) < 1 || Number(trial) > 730)) {
    throw new StripeRefusal(400, 'Invalid trial_period_days', { param: 'subscription_data[trial_period_days]' });
  }
  const created = nowSeconds(env);
  const session: CheckoutSession = {
    id: `cs_test_${newId('x').slice(2)}${newId('x').slice(2)}`,
    created,
    expiresAt: created + DAY,
    status: 'open',
    customer: customer.id,
    price: price.id,
    trialDays: Number(trial ?? '0'),
    successUrl: url(form, 'success_url'),
    cancelUrl: url(form, 'cancel_url'),
    reference: textAt(form, 'client_reference_id'),
    subscriptionMetadata: mapAt((form['subscription_data'] ?? {}) as Form, 'metadata'),
    subscription: null,
  };
  stripeState(env).checkouts.put(session.id, session);
  return renderCheckout(session, env);
}

export function closeCheckout({ env, id }: Ask): object {
  const session = checkoutOf(env, id);
  if (session.status !== 'open') {
    throw new StripeRefusal(400, 'Only Checkout Sessions with a status in ["open"] can be expired.');
  }
  return renderCheckout(expireCheckout(env, session), env);
}

export function openPortal({ env, form }: Ask): object {
  const customer = customerOf(env, needText(form, 'customer'));
  const session = { id: newId('bps'), created: nowSeconds(env), customer: customer.id, returnUrl: url(form, 'return_url') };
  stripeState(env).portals.put(session.id, session);
  return {
    id: session.id,
    object: 'billing_portal.session',
    created: session.created,
    customer: customer.id,
    return_url: session.returnUrl,
    url: `${env.appUrl()}/__mocks/stripe/portal/${session.id}`,
    livemode: false,
  };
}
