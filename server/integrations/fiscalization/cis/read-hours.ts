import type {
  ExceptionalHours,
  HoursDay,
  HoursSchedule,
  OpenSpan,
  RegularHours,
  WorkingHours,
} from '#server/domain/fiscal/working-hours.ts';
import { type CisAnswer, children, confirmationIn, errorsIn, textOf } from '#server/integrations/fiscalization/cis/answer.ts';

/** `dd.MM.yyyy` as a plain date. */
const dateOf = (text: string | null): string => {
  const [, day, month, year] = /^\s*(\d{2})\.(\d{2})\.(\d{4})/.exec(text ?? '') ?? [];
  return `${year}-${month}-${day}`;
};

const spanOf = (element: Element): OpenSpan => ({
  from: textOf(element, 'RadnoVrijemeOd') ?? '',
  to: textOf(element, 'RadnoVrijemeDo') ?? '',
});

const dayOf = (element: Element): HoursDay => Number(textOf(element, 'DanUTjednu')) as HoursDay;

const scheduleOf = (element: Element): HoursSchedule => {
  const once = children(element, 'Jednokratno');
  if (once.length > 0) return { kind: 'once', days: once.map((day) => ({ day: dayOf(day), ...spanOf(day) })) };
  const twice = children(element, 'Dvokratno');
  if (twice.length > 0) {
    const part = (day: Element) => (textOf(day, 'DioDvokratnog') === '2' ? (2 as const) : (1 as const));
    return { kind: 'twice', days: twice.map((day) => ({ day: dayOf(day), part: part(day), ...spanOf(day) })) };
  }
  const oddEven = children(element, 'ParniNeparni');
  if (oddEven.length === 0) return { kind: 'by_appointment' };
  return {
    kind: 'odd_even',
    days: oddEven.map((day) => ({ day: dayOf(day), odd: textOf(day, 'ParNepar') === 'N', ...spanOf(day) })),
  };
};

const regularOf = (element: Element): RegularHours => {
  const to = textOf(element, 'DatumDo');
  return {
    from: dateOf(textOf(element, 'DatumOd')),
    to: to === null ? null : dateOf(to),
    note: textOf(element, 'Napomena') ?? '',
    schedule: scheduleOf(element),
  };
};

const exceptionOf = (element: Element): ExceptionalHours => ({
  on: dateOf(textOf(element, 'Datum')),
  spans: [...children(element, 'Jednokratno'), ...children(element, 'Dvokratno')].map(spanOf),
});

/** The hours in a `DohvatiRadnoVrijemeOdgovor`; null when it holds errors instead. */
export const readHours = ({ root, errors }: CisAnswer): { readonly hours: WorkingHours } | null => {
  const premises = children(root, 'PoslovniProstor')[0];
  if (premises === undefined || errors.length > 0) return null;
  const hours = children(premises, 'RadnoVrijeme')[0];
  if (hours === undefined) return { hours: { regular: [], exceptions: [] } };
  return {
    hours: { regular: children(hours, 'Redovno').map(regularOf), exceptions: children(hours, 'Iznimke').map(exceptionOf) },
  };
};

/** What became of each premises in a `PrijaviRadnoVrijemeZaPoslovniceOdgovor`; null when the whole message was refused. */
export const readHoursOfMany = ({ root }: CisAnswer) => {
  const all = children(root, 'PoslovniProstoriOdgovor')[0];
  if (all === undefined) return null;
  const premises = children(all, 'PoslovnicaOdgovor').map((one) => {
    const confirmed = confirmationIn(one);
    const code = confirmed ?? errorsIn(one)[0]?.code ?? '';
    return { premisesCode: textOf(one, 'OznPosPr') ?? '', accepted: confirmed !== null, code };
  });
  return { premises };
};
