/** Puts the cursor where a complaint is mended: the control itself, or the first of its line where that is not shown. False when it is not there. */
export function jumpTo(field: string): boolean {
  const [line] = /^lines\.\d+\./.exec(field) ?? [];
  const control = document.getElementById(field) ?? (line === undefined ? null : document.getElementById(`${line}description`));
  if (control === null) return false;
  const closed = control.closest('details:not([open])');
  if (closed instanceof HTMLDetailsElement) closed.open = true;
  control.focus();
  control.scrollIntoView({ block: 'center' });
  return true;
}
