import { childElements } from '../kit/soap.ts';
import type { MockEnv } from '../kit/vendor.ts';
import { confirmationBody, errorsBody } from './answer.ts';
import { CisRefusal } from './errors.ts';
import { F73 } from './names.ts';
import { copyOf } from './receipts.ts';
import { REQUESTS } from './requests.ts';
import type { SignedRequest } from './respond.ts';
import { cisState, type StoredHours } from './state.ts';
import { formatZagreb } from './zagreb-time.ts';

const named = (parent: Element | undefined, name: string): Element[] =>
  parent === undefined
    ? []
    : childElements(parent).filter(({ localName, namespaceURI }) => localName === name && namespaceURI === F73);

const text = (parent: Element | undefined, name: string): string => named(parent, name)[0]?.textContent ?? '';

/** `dd.MM.yyyy…` as `yyyy-MM-dd`, which sorts. */
const day = (written: string): string => `${written.slice(6, 10)}-${written.slice(3, 5)}-${written.slice(0, 2)}`;
const written = (date: string): string => `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;

const shifted = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const today = (env: MockEnv): string => day(formatZagreb(env.clock.now()));

const hoursOf = (env: MockEnv, oib: string, premises: string): StoredHours => {
  const key = `${oib}/${premises}`;
  return cisState(env).hours.get(key) ?? { key, regular: [], exceptions: [] };
};

/** Regular hours begin between tomorrow and 45 days from now, and say not until when. */
const checkRegular = (env: MockEnv, regular: Element): void => {
  if (named(regular, 'DatumDo').length > 0) throw new CisRefusal('s124');
  const from = day(text(regular, 'DatumOd'));
  if (from <= today(env) || from >= shifted(today(env), 45)) throw new CisRefusal('s101');
};

/** Exceptions are of today or of the two months to come. */
const checkException = (env: MockEnv, exception: Element): void => {
  const on = day(text(exception, 'Datum'));
  if (on < today(env) || on > shifted(today(env), 62)) throw new CisRefusal('s102');
};

const register = (env: MockEnv, oib: string, premises: string, regular: readonly Element[], exceptions: readonly Element[]) => {
  regular.forEach((hours) => checkRegular(env, hours));
  exceptions.forEach((hours) => checkException(env, hours));
  env.store.transaction(() => {
    const known = hoursOf(env, oib, premises);
    const newRegular = regular.map((hours) => ({ from: day(text(hours, 'DatumOd')), xml: copyOf(hours) }));
    const newExceptions = exceptions.map((hours) => ({
      on: day(text(hours, 'Datum')),
      xml: copyOf(hours).replaceAll('tns:Iznimka>', 'tns:Iznimke>'),
    }));
    cisState(env).hours.put(known.key, {
      key: known.key,
      regular: [...known.regular.filter(({ from }) => !newRegular.some((hours) => hours.from === from)), ...newRegular].sort(
        (a, b) => a.from.localeCompare(b.from),
      ),
      exceptions: [
        ...known.exceptions.filter(({ on }) => !newExceptions.some((hours) => hours.on === on)),
        ...newExceptions,
      ].sort((a, b) => a.on.localeCompare(b.on)),
    });
  });
};

export const REGISTER_HOURS: SignedRequest = {
  answer: 'PrijaviRadnoVrijemeOdgovor',
  rules: REQUESTS.PrijaviRadnoVrijemeZahtjev,
  accept: (root, _call, env) => {
    const premises = named(root, 'PoslovniProstor')[0];
    const hours = named(premises, 'RadnoVrijeme')[0];
    register(env, text(premises, 'Oib'), text(premises, 'OznPosPr'), named(hours, 'Redovno'), named(hours, 'Iznimke'));
    return confirmationBody('p003', 'Radno vrijeme je uspješno prijavljeno.');
  },
};

export const REMOVE_HOURS: SignedRequest = {
  answer: 'ObrisiRadnoVrijemeOdgovor',
  rules: REQUESTS.ObrisiRadnoVrijemeZahtjev,
  accept: (root, _call, env) => {
    const premises = named(root, 'PoslovniProstor')[0];
    const removal = named(premises, 'BrisanjeRadnogVremena')[0];
    const regular = named(removal, 'Redovno').map((hours) => day(text(hours, 'DatumOd')));
    const exceptions = named(removal, 'Iznimke').map((hours) => day(text(hours, 'Datum')));
    env.store.transaction(() => {
      const known = hoursOf(env, text(premises, 'Oib'), text(premises, 'OznPosPr'));
      const isKnown =
        regular.every((from) => known.regular.some((hours) => hours.from === from)) &&
        exceptions.every((on) => known.exceptions.some((hours) => hours.on === on));
      if (!isKnown) throw new CisRefusal('s103');
      cisState(env).hours.put(known.key, {
        key: known.key,
        regular: known.regular.filter(({ from }) => !regular.includes(from)),
        exceptions: known.exceptions.filter(({ on }) => !exceptions.includes(on)),
      });
    });
    return confirmationBody('p004', 'Radno vrijeme je uspješno obrisano.');
  },
};

/** Hours end on the day before the next ones begin. */
const told = ({ regular }: StoredHours): string =>
  regular
    .map(({ xml }, index) => {
      const next = regular[index + 1];
      if (next === undefined) return xml;
      return xml.replace('</tns:DatumOd>', `</tns:DatumOd><tns:DatumDo>${written(shifted(next.from, -1))}</tns:DatumDo>`);
    })
    .join('');

export const READ_HOURS: SignedRequest = {
  answer: 'DohvatiRadnoVrijemeOdgovor',
  rules: REQUESTS.DohvatiRadnoVrijemeZahtjev,
  accept: (root, _call, env) => {
    const oib = text(root, 'Oib');
    const premises = text(root, 'OznPosPr');
    const kind = text(root, 'VrstaRadnogVremena');
    const known = hoursOf(env, oib, premises);
    const exceptions = known.exceptions.map(({ xml }) => xml).join('');
    const hours = (kind === 'IZNIMKE' ? '' : told(known)) + (kind === 'REDOVNO' ? '' : exceptions);
    return (
      `<tns:PoslovniProstor><tns:Oib>${oib}</tns:Oib><tns:OznPosPr>${premises}</tns:OznPosPr>` +
      `<tns:RadnoVrijeme>${hours}</tns:RadnoVrijeme></tns:PoslovniProstor>`
    );
  },
};

/** Each premises has its own outcome. */
export const REGISTER_HOURS_OF_MANY: SignedRequest = {
  answer: 'PrijaviRadnoVrijemeZaPoslovniceOdgovor',
  rules: REQUESTS.PrijaviRadnoVrijemeZaPoslovniceZahtjev,
  accept: (root, _call, env) => {
    const all = named(named(root, 'PoslovniProstori')[0], 'Poslovnica');
    const outcome = (one: Element): string => {
      try {
        register(env, text(root, 'Oib'), text(one, 'OznPosPr'), named(one, 'Redovno'), named(one, 'Iznimka'));
        return confirmationBody('p003', 'Radno vrijeme je uspješno prijavljeno.');
      } catch (error) {
        if (!(error instanceof CisRefusal)) throw error;
        return errorsBody([error]);
      }
    };
    const answers = all.map(
      (one) =>
        `<tns:PoslovnicaOdgovor><tns:OznPosPr>${text(one, 'OznPosPr')}</tns:OznPosPr>${outcome(one)}</tns:PoslovnicaOdgovor>`,
    );
    return `<tns:PoslovniProstoriOdgovor>${answers.join('')}</tns:PoslovniProstoriOdgovor>`;
  },
};
