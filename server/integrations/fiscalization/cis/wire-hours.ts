import type { ExceptionalHours, OpenSpan, RegularHours, WorkingHours } from '#server/domain/fiscal/working-hours.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';
import { element, type MessageHeader, writeRequest } from '#server/integrations/fiscalization/cis/wire.ts';
import type {
  PremisesMessage,
  RegisterHours,
  RegisterHoursOfMany,
  RemoveHours,
} from '#server/integrations/fiscalization/port.ts';

/** `DatumType`: `dd.MM.yyyy`. */
const dateText = (date: PlainDate): string => `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;

const span = ({ from, to }: OpenSpan): string => element('RadnoVrijemeOd', from) + element('RadnoVrijemeDo', to);

const wrap = (name: string, inside: string): string => `<tns:${name}>${inside}</tns:${name}>`;

const schedule = ({ schedule: hours }: RegularHours): string => {
  switch (hours.kind) {
    case 'by_appointment':
      return wrap('PoDogovoru', element('RedovnoPoDogovoru', 'DA'));
    case 'once':
      return hours.days.map((day) => wrap('Jednokratno', element('DanUTjednu', String(day.day)) + span(day))).join('');
    case 'twice':
      return hours.days
        .map((day) =>
          wrap('Dvokratno', element('DanUTjednu', String(day.day)) + element('DioDvokratnog', String(day.part)) + span(day)),
        )
        .join('');
    case 'odd_even':
      return hours.days
        .map((day) =>
          wrap('ParniNeparni', element('DanUTjednu', String(day.day)) + element('ParNepar', day.odd ? 'N' : 'P') + span(day)),
        )
        .join('');
  }
};

/** `RedovnoType` without `DatumDo`, which must not be sent (s124). */
const regular = (hours: RegularHours): string =>
  wrap(
    'Redovno',
    element('DatumOd', dateText(hours.from)) + (hours.note === '' ? '' : element('Napomena', hours.note)) + schedule(hours),
  );

const exception = (name: string, { on, spans }: ExceptionalHours): string => {
  const [only, second] = spans;
  const inside =
    second === undefined
      ? wrap('Jednokratno', only === undefined ? '' : span(only))
      : spans.map((part, index) => wrap('Dvokratno', element('DioDvokratnog', String(index + 1)) + span(part))).join('');
  return wrap(name, element('Datum', dateText(on)) + inside);
};

const hoursContent = ({ regular: all, exceptions }: WorkingHours): string =>
  wrap('RadnoVrijeme', all.map(regular).join('') + exceptions.map((hours) => exception('Iznimke', hours)).join(''));

const premises = ({ oib, premisesCode }: Pick<PremisesMessage, 'oib' | 'premisesCode'>, content: string): string =>
  wrap('PoslovniProstor', element('Oib', oib) + element('OznPosPr', premisesCode) + content);

export const writeRegisterHours = (header: MessageHeader, input: RegisterHours): string =>
  writeRequest(
    'PrijaviRadnoVrijemeZahtjev',
    header,
    premises(input, hoursContent(input.hours)) + element('OibOper', input.operatorOib),
  );

export const writeRemoveHours = (header: MessageHeader, input: RemoveHours): string => {
  const named = (name: string, field: string, days: readonly PlainDate[]): string =>
    days.map((day) => wrap(name, element(field, dateText(day)))).join('');
  const removed = named('Redovno', 'DatumOd', input.regularFrom) + named('Iznimke', 'Datum', input.exceptionsOn);
  return writeRequest(
    'ObrisiRadnoVrijemeZahtjev',
    header,
    premises(input, wrap('BrisanjeRadnogVremena', removed)) + element('OibOper', input.operatorOib),
  );
};

/** Asks for all that is registered, regular hours and exceptions. */
export const writeReadHours = (header: MessageHeader, { oib, premisesCode, operatorOib }: PremisesMessage): string =>
  writeRequest(
    'DohvatiRadnoVrijemeZahtjev',
    header,
    element('Oib', oib) +
      element('OznPosPr', premisesCode) +
      element('VrstaRadnogVremena', 'SVE') +
      element('OibOper', operatorOib),
  );

export const writeRegisterHoursOfMany = (header: MessageHeader, input: RegisterHoursOfMany): string => {
  const { hours } = input;
  const content = 'regular' in hours ? regular(hours.regular) : exception('Iznimka', hours.exception);
  const all = input.premisesCodes.map((code) => wrap('Poslovnica', element('OznPosPr', code) + content)).join('');
  return writeRequest(
    'PrijaviRadnoVrijemeZaPoslovniceZahtjev',
    header,
    element('Oib', input.oib) + wrap('PoslovniProstori', all) + element('OibOper', input.operatorOib),
  );
};
