const STEP = /^steps\[(\d+)\]\.(afterDays|hr|en)$/;

/**
 * The schedule's form as its contract wants it: a reminder without days was removed, or never begun, and the others are numbered
 * anew.
 */
export function withoutEmptySteps(form: FormData): FormData {
  const kept = new Map<string, number>();
  for (const [name, value] of form) {
    const match = STEP.exec(name);
    if (match?.[2] === 'afterDays' && typeof value === 'string' && value.trim() !== '') kept.set(match[1] ?? '', kept.size);
  }
  const copy = new FormData();
  for (const [name, value] of form) {
    const match = STEP.exec(name);
    if (match === null) copy.append(name, value);
    else if (kept.has(match[1] ?? '')) copy.append(`steps[${kept.get(match[1] ?? '') ?? 0}].${match[2] ?? ''}`, value);
  }
  return copy;
}
