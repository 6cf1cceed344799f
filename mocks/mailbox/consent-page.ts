const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export interface ConsentPage {
  readonly vendor: string;
  readonly colour: string;
  /** Where the form goes; the wish rides along in hidden fields. */
  readonly wish: Readonly<Record<string, string>>;
  readonly accounts: readonly string[];
  /** Address that is already chosen. */
  readonly chosen: string;
  /** What is permitted, in the vendor's words. */
  readonly permission: string;
}

const frame = (title: string, colour: string, body: string): string => `<!doctype html>
<html lang="hr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title><style>
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f4f4f5;color:#18181b;font:16px/1.5 system-ui,sans-serif}
main{width:min(440px,calc(100vw - 32px));background:#fff;border:1px solid #e4e4e7;border-radius:12px;padding:32px}
h1{font-size:22px;line-height:28px;margin:0 0 4px}p{margin:0 0 20px;color:#52525b}
fieldset{border:0;margin:0 0 20px;padding:0}legend{font-weight:600;padding:0 0 8px}
label{display:flex;gap:12px;align-items:center;border:1px solid #d4d4d8;border-radius:8px;padding:10px 12px;margin-bottom:8px;cursor:pointer}
label:has(:checked){border-color:${colour};background:${colour}12}input{accent-color:${colour};width:18px;height:18px}
.actions{display:flex;gap:12px;justify-content:flex-end}button{font:inherit;font-weight:600;border-radius:8px;padding:8px 18px;border:1px solid #d4d4d8;background:#fff;color:#18181b;cursor:pointer}
button.allow{background:${colour};border-color:${colour};color:#fff}small{display:block;margin-top:20px;color:#52525b}
</style></head><body><main>${body}<small>Oponašana stranica davatelja usluge; ništa ne izlazi s ovog računala.</small></main></body></html>`;

/** The page on which the owner of a mailbox chooses it and agrees. */
export function consentPage({ vendor, colour, wish, accounts, chosen, permission }: ConsentPage): string {
  const hidden = Object.entries(wish)
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('');
  const choices = accounts
    .map(
      (address) =>
        `<label><input type="radio" name="account" value="${escaped(address)}"${address === chosen ? ' checked' : ''}>${escaped(address)}</label>`,
    )
    .join('');
  return frame(
    `Prijava – ${vendor}`,
    colour,
    `<h1>${escaped(vendor)}: odaberite račun</h1><p>FiskAI traži pristup vašem sandučiću.</p>
<form method="post">${hidden}<fieldset><legend>Račun</legend>${choices}</fieldset>
<fieldset><legend>FiskAI će moći</legend><label><input type="checkbox" name="granted" value="mail" checked>${escaped(permission)}</label></fieldset>
<div class="actions"><button name="decision" value="deny">Odbij</button><button class="allow" name="decision" value="allow">Dopusti</button></div></form>`,
  );
}

/** What the vendor shows when the wish itself is wrong: it never sends a browser on then. */
export const refusalPage = (vendor: string, colour: string, code: string, detail: string): string =>
  frame(
    `Pogreška – ${vendor}`,
    colour,
    `<h1>Pristup blokiran</h1><p>Zahtjev ove aplikacije nije valjan.</p><p><strong>${escaped(code)}</strong><br>${escaped(detail)}</p>`,
  );
