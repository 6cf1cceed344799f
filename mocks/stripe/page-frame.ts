import { Html, html } from '../control-pages/layout.ts';

const STYLE = `
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; background: #f4f6fb; color: #1a1f36; font: 16px/1.5 system-ui, sans-serif; }
  main { width: min(560px, calc(100vw - 32px)); margin: 40px auto; background: #fff; border: 1px solid #e3e8ee; border-radius: 12px; padding: 28px; }
  h1 { font-size: 22px; line-height: 28px; margin: 0 0 4px; }
  h2 { font-size: 16px; margin: 28px 0 8px; }
  p { margin: 0 0 12px; color: #4f566b; }
  .amount { font-size: 30px; line-height: 38px; font-weight: 600; color: #1a1f36; margin: 0 0 16px; }
  .bad { background: #fde9ec; color: #8a1530; padding: 10px 14px; border-radius: 8px; }
  label { display: grid; gap: 4px; font-weight: 600; font-size: 14px; margin-bottom: 12px; }
  input, select { font: inherit; padding: 9px 12px; border: 1px solid #a3acb9; border-radius: 8px; background: #fff; color: inherit; width: 100%; }
  button { font: inherit; font-weight: 600; border: 0; border-radius: 8px; padding: 10px 16px; background: #4b45c6; color: #fff; cursor: pointer; }
  button.plain { background: #fff; color: #1a1f36; border: 1px solid #a3acb9; }
  .row { display: flex; gap: 12px; flex-wrap: wrap; align-items: center; }
  table { width: 100%; border-collapse: collapse; font-size: 14px; }
  td { padding: 8px 0; border-top: 1px solid #e3e8ee; }
  td:last-child { text-align: right; }
  a { color: #4b45c6; }
  small { display: block; margin-top: 24px; color: #4f566b; }
`;

/** A page of the vendor for customers. */
export const page = (title: string, content: Html): string =>
  html`<!doctype html>
    <html lang="hr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Stripe</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <main>
          ${content}
          <small>Oponašana stranica Stripea: nijedna kartica se ne tereti i ništa ne izlazi s ovog računala.</small>
        </main>
      </body>
    </html>`.text;

export const euro = (cents: number): string =>
  new Intl.NumberFormat('hr-HR', { style: 'currency', currency: 'EUR' }).format(cents / 100);

export const day = (seconds: number): string =>
  new Intl.DateTimeFormat('hr-HR', { timeZone: 'Europe/Zagreb', dateStyle: 'long' }).format(new Date(seconds * 1000));

export const per = (interval: 'month' | 'year'): string => (interval === 'month' ? 'mjesečno' : 'godišnje');
