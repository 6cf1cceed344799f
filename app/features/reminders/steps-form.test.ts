import { describe, expect, it } from 'vitest';

import { withoutEmptySteps } from './steps-form.ts';

describe('the form of a schedule', () => {
  it('leaves out reminders without days and numbers the others anew', () => {
    const form = new FormData();
    for (const [index, days] of ['3', ' ', '20', ''].entries()) {
      form.set(`steps[${index}].afterDays`, days);
      form.set(`steps[${index}].hr`, `tekst ${index}`);
    }
    form.set('active', 'on');
    expect([...withoutEmptySteps(form)]).toEqual([
      ['steps[0].afterDays', '3'],
      ['steps[0].hr', 'tekst 0'],
      ['steps[1].afterDays', '20'],
      ['steps[1].hr', 'tekst 2'],
      ['active', 'on'],
    ]);
  });
});
