import { dateOf, hasAt, oneAt, path } from '../kit/paths.ts';
import { about, type Test } from '../kit/rule.ts';
import { parseDate } from '../kit/values.ts';

const END = parseDate('2100-01-01') ?? 0;

/** A date stands there, from that day on (a day of 1900 when left out) and before 2100. */
export function isDateIn(text: string, from = '1900-01-01'): Test {
  const way = path(text);
  const start = parseDate(from) ?? 0;
  return (element) => {
    const found = oneAt(element, way);
    if (found === null) return false;
    const date = dateOf(found);
    return date >= start && date < END;
  };
}

/** As `isDateIn`, and right as well when none is stated. */
export function isDateInIfStated(text: string): Test {
  const way = path(text);
  const isIn = isDateIn(text);
  return about(way, (element, document) => !hasAt(element, way) || isIn(element, document));
}
