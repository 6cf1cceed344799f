type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What was typed or ticked, by control, in the order of the last touch. */
type Early = Map<Control, string | boolean>;

interface EarlyWindow {
  earlyTyping?: Early;
  noteEarly?: (event: Event) => void;
}

/**
 * Stands in the head of every page: notes what people type and choose before the scripts are there. React takes a page into hand with the
 * values of its own, and controls that need scripts take the place of plain ones; either would lose it.
 */
export const NOTE_EARLY_TYPING = `window.earlyTyping=new Map;window.noteEarly=function(e){var c=e.target;if(!c.name&&!c.id)return;window.earlyTyping.delete(c);window.earlyTyping.set(c,c.type==="checkbox"||c.type==="radio"?c.checked:c.value)};addEventListener("input",noteEarly,true);addEventListener("change",noteEarly,true)`;

const isControl = (element: unknown): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;

/** The control itself, or what took its place under its id. */
function presentOf(control: Control): Control | null {
  const present = control.isConnected ? control : document.getElementById(control.id);
  return isControl(present) ? present : null;
}

/** The control with the focus, of which another may take the place. */
export const focusedControl = (): Control | null => (isControl(document.activeElement) ? document.activeElement : null);

/** Gives the focus back where it was lost with its control. */
export function refocus(control: Control | null): void {
  if (control !== null && !control.isConnected) presentOf(control)?.focus({ preventScroll: true });
}

/** Types again what was noted, now that scripts listen, and stops noting. */
export function typeAgain(): void {
  const { earlyTyping: early, noteEarly } = window as EarlyWindow;
  if (!early || !noteEarly) return;
  removeEventListener('input', noteEarly, true);
  removeEventListener('change', noteEarly, true);
  for (const [control, value] of early) {
    const present = presentOf(control);
    if (present) enter(present, value);
  }
  early.clear();
}

/** React looks for a difference to what it knows of a control: first it is made what it shall not be, then pressed. */
function tick(control: HTMLInputElement, value: boolean): void {
  if (control.type === 'radio' && !value) return;
  control.checked = !value;
  control.click();
}

function enter(control: Control, value: string | boolean): void {
  if (typeof value === 'boolean') {
    if (control instanceof HTMLInputElement) tick(control, value);
    return;
  }
  if (control instanceof HTMLInputElement && control.type === 'file') return;
  // The same for texts: emptied where React sees it, filled where it does not.
  control.value = '';
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  // Who has gone on from a field has left it: dates and amounts are completed then.
  if (document.activeElement !== control) control.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
}
