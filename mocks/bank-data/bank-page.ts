import type { PlayedAccount } from './banks.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const frame = (title: string, body: string): string => `<!doctype html>
<html lang="hr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title><style>
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:#eef2f0;color:#14201b;font:16px/1.5 system-ui,sans-serif}
main{width:min(480px,calc(100vw - 32px));background:#fff;border:1px solid #d5dfda;border-radius:12px;padding:32px;margin:16px 0}
h1{font-size:22px;line-height:28px;margin:0 0 4px}p{margin:0 0 20px;color:#4a5a52}
fieldset{border:0;margin:0 0 20px;padding:0;min-width:0}legend{font-weight:600;padding:0 0 8px}
.line{display:flex;gap:12px;align-items:center;border:1px solid #c4d1cb;border-radius:8px;padding:10px 12px;margin-bottom:8px;cursor:pointer}
.line:has(:checked){border-color:#0f6b4c;background:#0f6b4c12}.line span{min-width:0;overflow-wrap:anywhere}.line small{display:block;color:#4a5a52}
input[type=checkbox]{accent-color:#0f6b4c;width:18px;height:18px;flex:none}
.field{display:block;font-weight:600;margin-bottom:12px}.field input{display:block;width:100%;font:inherit;font-weight:400;padding:8px 12px;border:1px solid #c4d1cb;border-radius:8px;margin-top:4px}
.actions{display:flex;gap:12px;justify-content:flex-end;flex-wrap:wrap}button{font:inherit;font-weight:600;border-radius:8px;padding:8px 18px;border:1px solid #c4d1cb;background:#fff;color:#14201b;cursor:pointer}
button.allow{background:#0f6b4c;border-color:#0f6b4c;color:#fff}.note{display:block;margin:20px 0 0;color:#4a5a52;font-size:14px}
</style></head><body><main>${body}<p class="note">Oponašana stranica banke; ništa ne izlazi s ovog računala.</p></main></body></html>`;

export interface BankPage {
  readonly vendor: string;
  readonly bank: string;
  readonly accounts: readonly PlayedAccount[];
  readonly days: number;
  /** Hidden field that names the consent. */
  readonly hidden: Readonly<Record<string, string>>;
}

/** Where the owner signs in at the bank, picks accounts and agrees. */
export const bankPage = ({ vendor, bank, accounts, days, hidden }: BankPage): string =>
  frame(
    bank,
    `<h1>${escaped(bank)}</h1><p>${escaped(vendor)} za FiskAI traži uvid u vaše račune na ${days} dana.</p><form method="post">
${Object.entries(hidden)
  .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
  .join('')}
<label class="field">Korisničko ime<input name="user" value="ana.kovac" autocomplete="off"></label>
<label class="field">Lozinka<input name="password" type="password" value="demo" autocomplete="off"></label>
<fieldset><legend>Računi</legend>${accounts
      .map(
        ({ key, name, iban, currency }) =>
          `<label class="line"><input type="checkbox" name="account" value="${escaped(key)}" checked><span>${escaped(name)} · ${escaped(currency)}<small>${escaped(iban)}</small></span></label>`,
      )
      .join('')}</fieldset>
<div class="actions"><button name="decision" value="deny">Odbij</button><button class="allow" name="decision" value="allow">Prijavi se i dopusti</button></div></form>`,
  );

export const bankRefusal = (code: string, detail: string): string =>
  frame('Pogreška', `<h1>Ovo nije moguće</h1><p>${escaped(detail)}</p><p><strong>${escaped(code)}</strong></p>`);

/** Values of a form or a query as lists of text. */
export const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string');

/** The address with more in its query. */
export function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
