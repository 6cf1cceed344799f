import { Router, urlencoded, type Request, type Response } from 'express';
import type { MockControl } from '../control.ts';
import { MockRefusal } from '../kit/vendor.ts';
import { controlApi } from './api.ts';
import { callPage, callsPage } from './calls.ts';
import { CONTROL_CSP, nothing, page, type ControlPage } from './layout.ts';
import { mailPage, outboxPage } from './outbox.ts';
import { overview, OVERVIEW_LEAD } from './overview.ts';
import { receiptsPage } from './receipts.ts';
import { nameOf } from './vendor-words.ts';
import { vendorPage, type VendorPage } from './vendor.ts';

const MAIL_CSP =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:";

const send = (response: Response, content: ControlPage, status = 200): void =>
  void response.status(status).set('content-security-policy', CONTROL_CSP).type('html').send(page(content));

const missing = (response: Response): void =>
  send(
    response,
    { title: 'Nema takve stranice', area: '/__mocks', content: nothing('Možda je stanje obrisano. Krenite od popisa servisa.') },
    404,
  );

const field = (request: Request, name: string): string => {
  const value: unknown = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value.trim() : '';
};

const param = (request: Request, name: string): string => request.params[name] ?? '';

/** Runs a form's action and goes back; a wish that cannot be met is told on a page. */
const act = (response: Response, back: string, work: () => void): void => {
  try {
    work();
    response.redirect(303, back);
  } catch (error) {
    if (!(error instanceof MockRefusal) && !(error instanceof RangeError)) throw error;
    send(response, { title: 'To ne ide', area: '/__mocks', content: nothing(error.message) }, 400);
  }
};

const SHOWN_CALLS = 10;
const SIGNATURES = ['good', 'bad', 'stale', 'future'] as const;

/** The control pages and their JSON twin under `api/`. Who may see them is decided by whoever mounts them. */
export const controlPages = (control: MockControl): Router => {
  const router = Router();
  router.use('/api', controlApi(control));
  router.use(urlencoded({ extended: false, limit: '100kb' }));

  router.get('/', (_request, response) =>
    send(response, { title: 'Servisi', lead: OVERVIEW_LEAD, area: '/__mocks', content: overview(control) }),
  );
  router.get('/racuni', (_request, response) =>
    send(response, {
      title: 'Fiskalizirani računi',
      lead: 'Računi kojima je oponašani CIS dodijelio JIR, najnoviji prvi.',
      area: '/__mocks/racuni',
      content: receiptsPage(control.receipts().reverse()),
    }),
  );
  router.get('/pozivi', (request, response) => {
    const id = request.query['vendor'];
    const vendor = control.vendors().find((one) => one.id === id);
    send(response, {
      title: vendor === undefined ? 'Pozivi' : `Pozivi: ${nameOf(vendor).name}`,
      lead: 'Najnoviji prvi. Uz svaki stoji cijeli zahtjev i odgovor.',
      area: '/__mocks/pozivi',
      content: callsPage(control.calls(typeof id === 'string' ? { vendor: id } : {})),
    });
  });
  router.get('/pozivi/:id', (request, response) => {
    const call = control.call(Number(param(request, 'id')));
    if (call === null) missing(response);
    else send(response, { title: `Poziv ${call.id}`, area: '/__mocks/pozivi', content: callPage(call) });
  });

  /** The page of the vendor that a form was about, or the list of all. */
  const back = (request: Request): string => {
    const vendor = field(request, 'vendor');
    return vendor === '' ? '/__mocks' : `/__mocks/servis/${encodeURIComponent(vendor)}`;
  };
  router.post('/scenarij', (request, response) =>
    act(response, back(request), () => {
      const argument = field(request, 'argument');
      const scenario = field(request, 'scenario') + (argument === '' ? '' : `:${argument}`);
      const plan = field(request, 'mode') === 'standing' ? control.standing : control.next;
      plan(field(request, 'vendor'), field(request, 'operation') || '*', scenario);
    }),
  );
  router.post('/scenarij/ponisti', (request, response) =>
    act(response, back(request), () => control.clearScenarios(field(request, 'vendor') || undefined)),
  );
  router.post('/vrijeme', (request, response) =>
    act(response, '/__mocks', () => control.clock.setOffsetMs(Number(field(request, 'minutes')) * 60_000)),
  );

  const vendorView = (response: Response, id: string, told: VendorPage['told']): void => {
    const vendor = control.vendors().find((one) => one.id === id);
    if (vendor === undefined) return missing(response);
    const { name, role } = nameOf(vendor);
    const calls = control.calls({ vendor: id, limit: SHOWN_CALLS });
    const content = vendorPage({ vendor, tables: control.tables(id), calls, told });
    const status = told?.good === false ? 400 : 200;
    return send(response, { title: name, ...(role === '' ? {} : { lead: role }), area: '/__mocks', content }, status);
  };
  router.get('/servis/:id', (request, response) => vendorView(response, param(request, 'id'), null));
  router.post('/servis/:id/radnja', async (request, response, next) => {
    const id = param(request, 'id');
    const prefix = 'field.';
    const values = Object.entries(request.body as Record<string, unknown>).flatMap(([name, value]) =>
      name.startsWith(prefix) && typeof value === 'string' ? [[name.slice(prefix.length), value.trim()] as const] : [],
    );
    try {
      const sentence = await control.act(id, field(request, 'action'), Object.fromEntries(values));
      vendorView(response, id, { sentence, good: true });
    } catch (error) {
      if (error instanceof MockRefusal) vendorView(response, id, { sentence: error.message, good: false });
      else next(error);
    }
  });

  router.get('/posta', (_request, response) =>
    send(response, {
      title: 'Pošta',
      lead: 'Poruke koje je aplikacija predala oponašanom Resendu; nijedna nije stvarno poslana.',
      area: '/__mocks/posta',
      content: outboxPage(control.outbox()),
    }),
  );
  router.get('/posta/:id', (request, response) => {
    const mail = control.mail(param(request, 'id'));
    if (mail === null) return missing(response);
    const fired = request.query['odgovor'];
    const webhooks = control.webhooks().filter(({ emailId }) => emailId === mail.id);
    const told = typeof fired === 'string' && /^[\d, –-]{1,40}$/.test(fired) ? `Aplikacija je odgovorila: ${fired}` : null;
    return send(response, { title: mail.subject, area: '/__mocks/posta', content: mailPage(mail, webhooks, told) });
  });
  router.get('/posta/:id/html', (request, response) => {
    const mail = control.mail(param(request, 'id'));
    if (mail === null || mail.html === null) return missing(response);
    // The page shows this in a frame, so the frame's own policy replaces the server's.
    response.removeHeader('x-frame-options');
    return void response.set('content-security-policy', MAIL_CSP).type('html').send(`<base target="_blank">${mail.html}`);
  });
  router.get('/posta/:id/prilog/:index', (request, response) => {
    const attachment = control.mail(param(request, 'id'))?.attachments[Number(param(request, 'index'))];
    if (attachment === undefined) return missing(response);
    response.attachment(attachment.filename);
    return void response
      .type(attachment.contentType)
      .set('x-content-type-options', 'nosniff')
      .end(control.blob(attachment.sha256));
  });
  router.post('/posta/:id/dogadaj', async (request, response, next) => {
    const id = param(request, 'id');
    const signature = SIGNATURES.find((name) => name === field(request, 'signature')) ?? 'good';
    const copies = Math.min(Math.max(Number(field(request, 'copies')) || 1, 1), 5);
    try {
      const { statuses } = await control.fireResend(id, field(request, 'event'), { signature, copies });
      const told = statuses.map((status) => status ?? '–').join(', ');
      response.redirect(303, `/__mocks/posta/${id}?odgovor=${encodeURIComponent(told)}`);
    } catch (error) {
      if (error instanceof MockRefusal) missing(response);
      else next(error);
    }
  });
  return router;
};
