/** The colours of the product, so that the pages look at home beside it; everything in one text, because nothing else is let in. */
export const STYLE = `
  :root {
    color-scheme: light dark;
    --bg: light-dark(#f7f7f5, #101112); --surface: light-dark(#ffffff, #17181a); --sunken: light-dark(#f1f1ee, #1e2022);
    --border: light-dark(#e4e4e0, #2a2c2f); --border-strong: light-dark(#d3d3ce, #3a3d41);
    --text: light-dark(#1a1a1c, #ececee); --muted: light-dark(#66666b, #a2a3a9);
    --brand: light-dark(#0d6b62, #4cc2b4); --brand-hover: light-dark(#0a564f, #6bd2c6); --on-brand: light-dark(#ffffff, #06211e);
    --brand-weak: light-dark(#e3f1ef, #12312e);
    --ok: light-dark(#16743c, #62c98a); --ok-weak: light-dark(#e6f4eb, #12291b);
    --warn: light-dark(#8f5300, #e3b057); --warn-weak: light-dark(#fbf0dc, #2e2410);
    --err: light-dark(#b3261e, #f08a83); --err-weak: light-dark(#fcebe9, #351a18);
  }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--bg); color: var(--text); font: 14px/20px ui-sans-serif, system-ui, sans-serif; font-variant-numeric: tabular-nums; }
  a { color: var(--brand); text-decoration: none; }
  a:hover { color: var(--brand-hover); text-decoration: underline; text-underline-offset: 2px; }
  :focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; border-radius: 4px; }

  .top { position: sticky; top: 0; z-index: 1; background: var(--surface); border-bottom: 1px solid var(--border); }
  .top > div { max-width: 72rem; margin: 0 auto; padding: 0 1.5rem; display: flex; align-items: center; gap: 0 1.5rem; flex-wrap: wrap; }
  .top strong { padding: .75rem 0; font-weight: 600; white-space: nowrap; }
  .top nav { display: flex; gap: .25rem; overflow-x: auto; flex: 1; }
  .top nav a { padding: .75rem .6rem; color: var(--muted); white-space: nowrap; }
  .top nav a[aria-current] { color: var(--text); font-weight: 550; box-shadow: inset 0 -2px 0 var(--brand); }
  .top nav a:focus-visible { outline-offset: -3px; }
  .top .out { white-space: nowrap; }

  main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1.5rem 4rem; }
  h1 { font-size: 20px; line-height: 28px; font-weight: 600; margin: 0; overflow-wrap: anywhere; }
  h2 { font-size: 14px; line-height: 20px; font-weight: 600; margin: 0 0 .75rem; }
  .lead { margin: .25rem 0 0; color: var(--muted); max-width: 44rem; }
  .body { margin-top: 1.25rem; display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
  section { background: var(--surface); border: 1px solid var(--border); border-radius: 8px; padding: 1rem 1.25rem; }
  section > :last-child { margin-bottom: 0; }
  p { margin: 0 0 .75rem; }
  ul { margin: 0 0 .75rem; padding: 0; list-style: none; display: grid; gap: .35rem; }
  .soft { color: var(--muted); }
  .bad { color: var(--err); }
  .said { border-color: var(--brand); background: var(--brand-weak); }
  .said.bad { border-color: var(--err); background: var(--err-weak); }
  .alarm { border-color: var(--err); }
  .aside { display: flex; gap: .75rem 1.5rem; align-items: center; justify-content: space-between; flex-wrap: wrap; border-color: transparent; background: var(--warn-weak); }
  .aside > * { margin: 0; }
  .body > p { margin: 0; }

  .vendors { padding: 0; overflow: hidden; }
  .vendors ul { margin: 0; gap: 0; }
  .vendors li { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) 10rem 13rem 10.5rem; gap: .25rem 1rem; align-items: center; padding: .7rem 1.25rem; }
  .vendors li + li { border-top: 1px solid var(--border); }
  .vendors li:hover { background: var(--sunken); }
  .vendors a { color: var(--text); font-weight: 550; }
  .vendors a::after { content: ""; position: absolute; inset: 0; }
  .vendors a:focus-visible { outline: none; }
  .vendors a:focus-visible::after { outline: 2px solid var(--brand); outline-offset: -2px; border-radius: 4px; }
  .vendors .name span { display: block; color: var(--muted); font-size: 13px; line-height: 18px; }
  .vendors .number { text-align: right; }
  .vendors .last { text-align: right; }

  form { display: flex; gap: .75rem; flex-wrap: wrap; align-items: end; margin: 0 0 .75rem; }
  form + form { border-top: 1px solid var(--border); padding-top: .75rem; }
  label { display: grid; gap: .25rem; font-size: 13px; line-height: 18px; color: var(--muted); min-width: 0; }
  input, select, textarea { font: inherit; height: 34px; padding: 0 .6rem; border: 1px solid var(--border-strong); border-radius: 6px; background: var(--surface); color: var(--text); max-width: 100%; }
  select { max-width: 24rem; }
  button { font: inherit; font-weight: 550; height: 34px; padding: 0 .85rem; border: 1px solid var(--border-strong); border-radius: 6px; background: var(--surface); color: var(--text); cursor: pointer; white-space: nowrap; }
  button:hover { background: var(--sunken); }
  button.main { background: var(--brand); border-color: var(--brand); color: var(--on-brand); }
  button.main:hover { background: var(--brand-hover); border-color: var(--brand-hover); }

  .tag { display: inline-block; padding: 0 .5rem; border-radius: 99px; background: var(--sunken); color: var(--muted); font-size: 12px; line-height: 20px; white-space: nowrap; }
  .tag.ok { background: var(--ok-weak); color: var(--ok); }
  .tag.warn { background: var(--warn-weak); color: var(--warn); }
  .tag.err { background: var(--err-weak); color: var(--err); }
  code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, monospace; font-size: 12px; }
  .code { font: 600 14px/20px ui-monospace, "DejaVu Sans Mono", Menlo, monospace; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--sunken); padding: .75rem; border-radius: 6px; margin: 0 0 .75rem; }

  .scroll { overflow-x: auto; margin: 0 -1.25rem; }
  .scroll:last-child { margin-bottom: -.5rem; }
  section > .scroll:first-child { margin-top: -.5rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: .5rem .6rem; border-bottom: 1px solid var(--border); overflow-wrap: anywhere; }
  th { color: var(--muted); font-size: 12px; font-weight: 550; white-space: nowrap; }
  tr > :first-child { padding-left: 1.25rem; }
  tr > :last-child { padding-right: 1.25rem; }
  tr:last-child > td { border-bottom: 0; }
  .time { white-space: nowrap; }
  td code { white-space: nowrap; }
  .request { min-width: 15rem; }
  .request span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; line-clamp: 2; overflow: hidden; }
  iframe { width: 100%; height: 30rem; border: 1px solid var(--border); border-radius: 6px; background: #fff; display: block; }

  @media (max-width: 48rem) {
    .top > div { padding: 0 1rem; }
    .top strong { flex: 1; padding-bottom: .25rem; }
    .top .out { padding-top: .5rem; }
    .top nav { order: 3; flex-basis: 100%; margin: 0 -.6rem; }
    .top nav a { padding: .5rem .6rem; }
    main { padding: 1rem 1rem 3rem; }
    section { padding: 1rem; }
    .vendors { padding: 0; }
    .vendors li { grid-template-columns: minmax(0, 1fr) auto; padding: .7rem 1rem; }
    .vendors .state { justify-self: end; }
    .vendors .number { text-align: left; color: var(--muted); font-size: 13px; }
    .vendors .last { font-size: 13px; }
    .scroll { margin: 0 -1rem; }
    tr > :first-child { padding-left: 1rem; }
    tr > :last-child { padding-right: 1rem; }
    label, select, input { width: 100%; }
    form button { flex: 1; }
  }
`;
