import { describe, expect, test } from 'vitest';

import { isGuessablePin, isPin } from './pin.ts';

describe('PIN of an operator', () => {
  test.each(['1357', '00123456', '2580'])('%s can be one', (pin) => {
    expect(isPin(pin)).toBe(true);
    expect(isGuessablePin(pin)).toBe(false);
  });

  test.each(['123', '123456789', '12a4', '', ' 1234'])('%j is none', (pin) => expect(isPin(pin)).toBe(false));

  test.each(['0000', '77777777', '1234', '87654'])('%s is what anybody tries first', (pin) =>
    expect(isGuessablePin(pin)).toBe(true),
  );
});
