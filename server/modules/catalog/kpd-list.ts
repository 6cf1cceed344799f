import { and, desc, inArray, like, lte, or, sql, type SQL } from 'drizzle-orm';

import { kpdCodes, kpdEditions } from '#drizzle/schema/kpd.ts';
import type { CompanyTx } from '#server/db/company-tx.ts';
import { KPD_STARTER } from '#server/domain/catalog/kpd-starter.ts';
import { isTrade, type ListedKpd, stemsOf } from '#server/domain/catalog/propose-kpd.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import type { PlainDate } from '#server/domain/shared/plain-date.ts';

/** So many codes are looked at closely; a word that more have in common says little. */
const CANDIDATES = 400;

/** Codes by name as they stand on a day: the official edition where one was read in, else our own short list. */
export interface KpdList {
  readonly edition: string | null;
  /** What may fit, more than it should rather than less. */
  readonly candidates: (search: string, trade: boolean) => Promise<readonly ListedKpd[]>;
  readonly named: (codes: readonly string[]) => Promise<ReadonlyMap<string, ListedKpd['name']>>;
}

export async function kpdListOn(tx: CompanyTx, day: PlainDate): Promise<KpdList> {
  const [row] = await tx
    .select({ edition: kpdEditions.edition })
    .from(kpdEditions)
    .where(lte(kpdEditions.validFrom, day))
    .orderBy(desc(kpdEditions.validFrom))
    .limit(1);
  return row === undefined ? starterList() : officialList(tx, row.edition);
}

const starterList = (): KpdList => ({
  edition: null,
  candidates: async (_search, trade) => (trade ? KPD_STARTER.filter(({ code }) => isTrade(code)) : KPD_STARTER),
  named: async (codes) => new Map(KPD_STARTER.filter(({ code }) => codes.includes(code)).map(({ code, name }) => [code, name])),
});

function officialList(tx: CompanyTx, edition: string): KpdList {
  const read = async (condition: SQL | undefined): Promise<readonly ListedKpd[]> => {
    const rows = await tx
      .select()
      .from(kpdCodes)
      .where(and(sql`${kpdCodes.edition} = ${edition}`, condition))
      .orderBy(kpdCodes.code)
      .limit(CANDIDATES);
    return rows.map(({ code, nameHr, nameEn }) => ({ code, name: { hr: nameHr, en: nameEn }, words: `${nameHr} ${nameEn}` }));
  };
  return {
    edition,
    async candidates(search, trade) {
      const inTrade = trade ? or(like(kpdCodes.code, '46.%'), like(kpdCodes.code, '47.%')) : undefined;
      const digits = /^[A-Va-v]?[\d.\s]+$/.test(search.trim()) ? search.replace(/\D/g, '') : '';
      if (digits !== '') return read(and(inTrade, sql`replace(${kpdCodes.code}, '.', '') like ${`${digits}%`}`));
      const stems = stemsOf(search);
      if (stems.length === 0) return [];
      const words = stems.map((stem) => `${stem}:*`).join(' | ');
      const byWords = await read(
        and(inTrade, sql`to_tsvector('simple', ${kpdCodes.searchText}) @@ to_tsquery('simple', ${words})`),
      );
      if (byWords.length > 0) return byWords;
      // No word is there as it was typed: whatever has some of its letters in a row.
      return read(and(inTrade, or(...piecesOf(search).map((piece) => like(kpdCodes.searchText, `%${piece}%`)))));
    },
    async named(codes) {
      const rows = codes.length === 0 ? [] : await read(inArray(kpdCodes.code, [...codes]));
      return new Map(rows.map(({ code, name }) => [code, name]));
    },
  };
}

/** Four letters in a row, from the longest words: a slip spoils only those around it. */
function piecesOf(text: string): readonly string[] {
  const words = foldText(text)
    .split(' ')
    .sort((a, b) => b.length - a.length)
    .slice(0, 4);
  return words.flatMap((word) =>
    Array.from({ length: Math.max(word.length - 3, 0) }, (_, at) => word.slice(at, at + 4)).filter((piece) =>
      /^\w+$/.test(piece),
    ),
  );
}
