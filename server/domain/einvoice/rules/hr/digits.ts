import { path, textAt } from '../kit/paths.ts';
import { about, type Assertion, fatal } from '../kit/rule.ts';
import { hasDecimals, isWithin } from '../kit/values.ts';

/** HR-BR-56: prices, rates and quantities are at most 30 characters long, with at most 10 after the dot. */
export function hasFewDigits(text: string): Assertion {
  const way = path(text);
  const hasFew = about(way, (element) => {
    const value = textAt(element, way);
    return isWithin(value, 30) && hasDecimals(value, 10);
  });
  return fatal('HR-BR-56', hasFew);
}
