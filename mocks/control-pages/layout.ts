import { STYLE } from './style.ts';

/** Text that is HTML already; everything else is escaped by `html`. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | null | Html | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const render = (part: Part): string => {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map((item: Part) => render(item)).join('');
  return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
};

/** Template tag: what is put in is escaped unless it is `Html`. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((text, index) => text + render(parts[index] ?? null)).join(''));

const AREAS = [
  ['/__mocks', 'Servisi'],
  ['/__mocks/posta', 'Pošta'],
  ['/__mocks/racuni', 'Fiskalizirani računi'],
  ['/__mocks/pozivi', 'Pozivi'],
] as const;

export type Area = (typeof AREAS)[number][0];

export interface ControlPage {
  readonly title: string;
  /** One sentence below the title. */
  readonly lead?: string;
  /** Which word of the navigation is lit. */
  readonly area: Area;
  readonly content: Html;
}

/** The whole page. Its CSP (see `CONTROL_CSP`) lets nothing in but its styles. */
export const page = ({ title, lead, area, content }: ControlPage): string =>
  html`<!doctype html>
    <html lang="hr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Simulacija</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <header class="top">
          <div>
            <strong>Simulacija servisa</strong>
            <nav aria-label="Simulacija">
              ${AREAS.map(([path, name]) => html`<a href="${path}" ${path === area ? html`aria-current="page"` : null}>${name}</a>`)}
            </nav>
            <a class="out" href="/">U aplikaciju</a>
          </div>
        </header>
        <main>
          <h1>${title}</h1>
          ${lead === undefined ? null : html`<p class="lead">${lead}</p>`}
          <div class="body">${content}</div>
        </main>
      </body>
    </html>`.text;

export const CONTROL_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const when = (iso: string): string =>
  new Intl.DateTimeFormat('hr-HR', { timeZone: 'Europe/Zagreb', dateStyle: 'short', timeStyle: 'medium' }).format(new Date(iso));

/** A card with nothing in it yet, and what to do about that. */
export const nothing = (sentence: string): Html => html`<section><p class="soft">${sentence}</p></section>`;

/** A table that scrolls by itself where the screen is narrow. `name` is for those who cannot see it. */
export const table = (name: string, columns: readonly string[], rows: readonly Html[]): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${name}">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
