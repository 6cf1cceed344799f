import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { OUTBOUND_SERVICES } from '#server/integrations/outbound-matrix.ts';

import { projectFiles, readSource } from './source-files.ts';

const FOLDER = 'docs/integrations/';
const sheets = projectFiles().filter((file) => file.startsWith(FOLDER) && file !== `${FOLDER}README.md`);

/** What whoever sets a vendor up, or looks for the cause of a failure, finds in every sheet. */
const SECTIONS = [
  /^## Endpoints?\b/m,
  /^## Limits$/m,
  /^## Errors$/m,
  /^## Setting it up$/m,
  /^## Data that leave$/m,
  /^## What the mocks? leaves? out$/m,
  /[Cc]hecked\s+20\d\d-\d\d-\d\d/,
];

/** The three intermediaries of eRačun share one sheet. */
const sheetOf = (provider: string, adapter: string) => `${FOLDER}${adapter.startsWith('einvoice') ? 'einvoice' : provider}.md`;

describe('the sheets of the vendors', () => {
  it('are one for each service of the outbound matrix, and all on the list', () => {
    const wanted = new Set(OUTBOUND_SERVICES.map(({ provider, adapter }) => sheetOf(provider, adapter)));
    expect(sheets.toSorted()).toEqual([...wanted].sort());
    const list = readSource(`${FOLDER}README.md`);
    for (const sheet of sheets) expect(list).toContain(`](${sheet.slice(FOLDER.length)})`);
  });

  it.each(sheets)('%s has every section and says when its facts were checked', (sheet) => {
    const text = readSource(sheet);
    expect(SECTIONS.filter((section) => !section.test(text)).map(String)).toEqual([]);
    for (const [, readme = ''] of text.matchAll(/`(mocks\/\w[\w-]*\/README\.md)`/g))
      expect(existsSync(readme), readme).toBe(true);
  });
});
