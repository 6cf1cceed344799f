import { DEMO_LOGIN } from '#drizzle/seed/demo/demo-login.ts';
import { DEMO_COMPANY, type Installation } from '#tests/bench/installations.ts';

/** Reads a page as the demo's owner; fails when it is not there. */
export type PageReader = (address: string) => Promise<string>;

/** Signs in as the demo's owner. */
export async function signIn({ url }: Installation): Promise<PageReader> {
  const answer = await fetch(`${url}/prijava`, {
    method: 'POST',
    body: new URLSearchParams({ email: DEMO_LOGIN.email, password: DEMO_LOGIN.password }),
    headers: { origin: url },
    redirect: 'manual',
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`);
  return async (address) => {
    const page = await fetch(`${url}${address}`, { headers: { cookie } });
    const text = await page.text();
    if (page.status !== 200) throw new Error(`${address} was answered with ${page.status}`);
    return text;
  };
}

/** Addresses that differ only in the id they show, or in the filter of a list, are one page. */
const kindOf = (address: string): string => address.replace(/[0-9a-f-]{36}/g, ':id').replace(/\?.*$/, '');
/** Files are no pages; neither is what leads on to a vendor. */
const LEADS_ELSEWHERE =
  /\.(csv|pdf|xml|png|ico|webmanifest)$|\/(pdf|dokumenti\/.+|datoteka|placanje|portal|povezi\/.+|suglasnost)$|^\/(__mocks|assets|odjava|d)\b/;

/** Every page that links lead to from the company's start page, one address of each. */
export async function findPages(read: PageReader): Promise<readonly string[]> {
  const found = new Map<string, string>();
  const open = [`/${DEMO_COMPANY}`];
  for (let address = open.shift(); address !== undefined; address = open.shift()) {
    const kind = kindOf(address);
    if (found.has(kind)) continue;
    found.set(kind, address);
    const links = (await read(address)).matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)/g);
    for (const [, link = ''] of links) {
      const next = link.replaceAll('&amp;', '&');
      if (!LEADS_ELSEWHERE.test(next.replace(/\?.*$/, ''))) open.push(next);
    }
  }
  return [...found.values()];
}
