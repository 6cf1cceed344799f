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

const STYLE = `
  :root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #2563eb; --bad: #b91c1c; }
  * { box-sizing: border-box; }
  body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
  header { display: flex; gap: 1.5rem; align-items: baseline; flex-wrap: wrap; padding: .8rem 1.5rem; border-bottom: 1px solid var(--line); }
  header strong { font-size: 1.05rem; }
  main { max-width: 76rem; margin: 0 auto; padding: 1.5rem; }
  a { color: var(--accent); }
  h1 { font-size: 1.35rem; margin: 0 0 1rem; }
  h2 { font-size: 1.05rem; margin: 0 0 .5rem; }
  section { border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.2rem; margin-bottom: 1rem; }
  form { display: flex; gap: .5rem; flex-wrap: wrap; align-items: end; margin: .4rem 0; }
  label { display: grid; gap: .15rem; font-size: .85rem; }
  input, select, button { font: inherit; padding: .35rem .6rem; border: 1px solid var(--line); border-radius: .4rem; background: transparent; color: inherit; }
  input, select { font-size: .9rem; }
  select { max-width: 21rem; }
  button { cursor: pointer; font-size: .9rem; background: var(--soft); }
  table { border-collapse: collapse; width: 100%; font-size: .9rem; }
  th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); padding: .8rem; border-radius: .4rem; font-size: .82rem; }
  iframe { width: 100%; height: 26rem; border: 1px solid var(--line); border-radius: .4rem; background: #fff; }
  .bad { color: var(--bad); font-weight: 600; }
  .soft { opacity: .7; }
  .tag { display: inline-block; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .82rem; }
  .code { font: 600 1.05rem/1.4 ui-monospace, monospace; }
`;

/** The whole page. Its CSP (see `CONTROL_CSP`) lets nothing in but these styles. */
export const page = (title: string, content: Html): string =>
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
        <header>
          <strong>Simulacija vanjskih servisa</strong>
          <a href="/__mocks">Servisi</a>
          <a href="/__mocks/posta">Pošta</a>
          <a href="/__mocks/racuni">Fiskalizirani računi</a>
          <a href="/__mocks/pozivi">Pozivi</a>
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.text;

export const CONTROL_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

export const when = (iso: string): string =>
  new Intl.DateTimeFormat('hr-HR', { timeZone: 'Europe/Zagreb', dateStyle: 'short', timeStyle: 'medium' }).format(new Date(iso));
