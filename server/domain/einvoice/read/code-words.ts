import type { Bilingual } from '../xml/structure-finding.ts';

const words = (text: string): ReadonlyMap<string, Bilingual> =>
  new Map(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const [code = '', hr = '', en = ''] = line.split('|').map((part) => part.trim());
        return [code, { hr, en }] as const;
      }),
  );

/** What common codes mean, by the business term that holds them (UNTDID 1001, 4461, 5305; HR CIUS process types). */
export const CODE_WORDS: ReadonlyMap<string, ReadonlyMap<string, Bilingual>> = new Map([
  [
    'BT-3',
    words(`
380 | račun | invoice
381 | odobrenje | credit note
382 | obračun provizije | commission note
383 | terećenje | debit note
384 | ispravak računa | corrected invoice
386 | račun za predujam | prepayment invoice
389 | samoizdani račun | self-billed invoice
394 | račun za najam ili leasing | lease invoice
751 | račun za knjiženje | invoice for accounting
`),
  ],
  [
    'BT-23',
    words(`
P1 | isporuka po narudžbama i ugovoru | supply by orders under a contract
P2 | periodično po ugovoru | periodic by contract
P3 | po samostalnoj narudžbi | by a stand-alone order
P4 | predujam | prepayment
P5 | plaćanje na licu mjesta | payment on the spot
P6 | plaćanje prije isporuke po narudžbi | payment before delivery
P7 | s pozivom na otpremnicu | with a despatch advice
P8 | s pozivom na otpremnicu i primku | with despatch and receiving advice
P9 | odobrenje ili negativni račun | credit note or negative invoice
P10 | storno ili ispravak | storno or correction
P11 | djelomični ili konačni račun | partial or final invoice
P12 | samoizdavanje | self-billing
`),
  ],
  [
    'BT-8',
    words(`
3 | datum izdavanja | issue date
35 | datum isporuke | delivery date
432 | datum plaćanja | payment date
`),
  ],
  [
    'BT-81',
    words(`
1 | nije određen | not defined
10 | gotovina | cash
30 | transakcijski račun | credit transfer
42 | na račun | to account
48 | kartica | card
49 | izravno terećenje | direct debit
57 | trajni nalog | standing agreement
58 | SEPA transfer | SEPA credit transfer
59 | SEPA izravno terećenje | SEPA direct debit
97 | prijeboj | clearing between partners
ZZZ | dogovoreno | mutually defined
`),
  ],
  [
    'VAT',
    words(`
S | redovna stopa | standard rate
Z | stopa 0 % | zero rate
E | oslobođeno | exempt
AE | prijenos porezne obveze | reverse charge
K | isporuka unutar EU | intra-EU supply
G | izvoz | export
O | ne podliježe PDV-u | outside VAT
L | IGIC | IGIC
M | IPSI | IPSI
`),
  ],
  [
    'response',
    words(`
RE | odbijeno | rejected
AP | prihvaćeno | accepted
AB | zaprimljeno | received
N | podaci koji ne utječu na porez | data without effect on tax
U | podaci koji utječu na porez | data with effect on tax
O | ostalo | other
`),
  ],
]);

/** Terms whose codes are those of another. */
const SAME_CODES: Readonly<Record<string, string>> = {
  'BT-95': 'VAT',
  'BT-102': 'VAT',
  'BT-118': 'VAT',
  'BT-151': 'VAT',
  'HR-BT-18': 'VAT',
  '': 'response',
};

/** The words for a code of a term, or null for one that we have no words for. */
export const wordsOfCode = (termId: string, code: string): Bilingual | null =>
  CODE_WORDS.get(SAME_CODES[termId] ?? termId)?.get(code) ?? null;
