import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';

interface ShortcutActions {
  onPalette: () => void;
  onHelp: () => void;
}

/**
 * Every key of the product. Keys act on what the page shows, through attributes and not through registration:
 * `data-shortcut="n"` (also `e`, `/` and any other letter) is clicked or focused, `data-row-link` is what `J` and `K`
 * move along, `data-row-edit` is where `E` leads from it, `data-ctrl-enter` is the button of Ctrl+Enter.
 */
export function useShortcuts({ onPalette, onHelp }: ShortcutActions): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = event.key.toLowerCase();
      if (event.ctrlKey || event.metaKey) {
        if (event.altKey || event.shiftKey) return;
        if (key === 'k') act(event, onPalette);
        else if (key === 'enter') submitForm(event);
        return;
      }
      if (event.altKey || isTyping(event.target) || document.querySelector('[role="dialog"]')) return;
      if (key === '?') act(event, onHelp);
      else if (key === 'j') moveRow(event, 1);
      else if (key === 'k') moveRow(event, -1);
      else if (key === 'e') edit(event, navigate);
      else if (/^[a-z/]$/.test(key)) press(event, key);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [navigate, onPalette, onHelp]);
}

function act(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  action();
}

const TEXTLESS = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'];

/** True where letters belong to what the person writes. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !TEXTLESS.includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const visible = (selector: string): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.getClientRects().length > 0);

function press(event: KeyboardEvent, key: string): void {
  const [element] = visible(`[data-shortcut="${key}"]`);
  if (!element) return;
  event.preventDefault();
  if (element instanceof HTMLInputElement) {
    element.focus();
    element.select();
  } else element.click();
}

/** The focus goes from row to row, so Enter opens by itself and screen readers follow. */
function moveRow(event: KeyboardEvent, step: 1 | -1): void {
  const links = visible('[data-row-link]');
  if (links.length === 0) return;
  event.preventDefault();
  const row = document.activeElement?.closest('[data-row]');
  const now = row ? links.findIndex((link) => row.contains(link)) : -1;
  const next = now < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(now + step, 0), links.length - 1);
  links[next]?.focus();
}

function edit(event: KeyboardEvent, navigate: (path: string) => void): void {
  const path = document.activeElement?.closest('[data-row]')?.querySelector<HTMLElement>('[data-row-edit]')?.dataset['rowEdit'];
  if (!path) return press(event, 'e');
  event.preventDefault();
  navigate(path);
}

/** Of the form the person is in, else of the page's only form that has such a button. */
function submitForm(event: KeyboardEvent): void {
  const within = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const marked = visible('[data-ctrl-enter]');
  const form = within?.closest('form') ?? (marked.length === 1 ? marked[0]?.closest('form') : null);
  const button =
    form?.querySelector<HTMLButtonElement>('[data-ctrl-enter]') ?? form?.querySelector<HTMLButtonElement>('[type="submit"]');
  if (!form || form.method.toLowerCase() === 'get' || !button) return;
  event.preventDefault();
  // Leaving the field lets it finish what was typed (dates, amounts).
  within?.blur();
  form.requestSubmit(button);
}
