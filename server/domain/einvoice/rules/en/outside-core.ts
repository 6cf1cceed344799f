import { type ForbiddenAttribute, forbiddenPaths } from '../kit/forbidden-paths.ts';
import { OUTSIDE_CORE } from './outside-core-data.ts';

/** Attributes that the core model does not have, wherever they stand; `name` only of the means of payment (BT-82). */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  unitCodeListID: 'UBL-CR-663',
  schemeName: 'UBL-DT-08',
  schemeAgencyName: 'UBL-DT-09',
  schemeDataURI: 'UBL-DT-10',
  schemeURI: 'UBL-DT-11',
  format: 'UBL-DT-12',
  unitCodeListIdentifier: 'UBL-DT-13',
  unitCodeListAgencyIdentifier: 'UBL-DT-14',
  unitCodeListAgencyName: 'UBL-DT-15',
  listAgencyName: 'UBL-DT-16',
  listName: 'UBL-DT-17',
  name: 'UBL-DT-18',
  languageID: 'UBL-DT-19',
  listURI: 'UBL-DT-20',
  listSchemeURI: 'UBL-DT-21',
  languageLocaleID: 'UBL-DT-22',
  uri: 'UBL-DT-23',
  currencyCodeListVersionID: 'UBL-DT-24',
  characterSetCode: 'UBL-DT-25',
  encodingCode: 'UBL-DT-26',
  schemeAgencyID: 'UBL-DT-27',
  listAgencyID: 'UBL-DT-28',
};

const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine'];

/** Rule and path from the root of each element that the core model does not have; those of lines once for each kind of line. */
export function outsideCorePaths(): readonly (readonly [id: string, path: string])[] {
  const paths: (readonly [string, string])[] = [];
  let parents: readonly string[] = [''];
  for (const row of OUTSIDE_CORE.trim().split('\n')) {
    const heading = /^\[(.*)\]$/.exec(row)?.[1];
    if (heading !== undefined) {
      const base = heading === '' ? '' : `${heading}/`;
      parents = base.startsWith('line/') ? LINES.map((line) => `${line}/${base.slice('line/'.length)}`) : [base];
      continue;
    }
    for (const entry of row.trim().split(', ')) {
      const [number = '', leaf = ''] = entry.split(' ');
      for (const parent of parents) paths.push([`UBL-CR-${number}`, `${parent}${leaf}`]);
    }
  }
  return paths;
}

/** Ids of the rules above that forbid an attribute anywhere, by the attribute. */
export const forbiddenAttributes: ReadonlyMap<string, ForbiddenAttribute> = new Map(
  Object.entries(ATTRIBUTES).map(([name, id]) => [name, { id, exceptOn: name === 'name' ? 'cbc:PaymentMeansCode' : null }]),
);

/** Warnings about what the core model of EN 16931 does not have: allowed by UBL, ignored by a receiver who knows the core only. */
export const outsideCore = forbiddenPaths(outsideCorePaths(), forbiddenAttributes);
