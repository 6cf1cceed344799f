import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

import { projectFiles, readSource } from './source-files.ts';

const LINK = /\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g;
const withoutCode = (text: string): string => text.replace(/```[\s\S]*?```|`[^`\n]*`/g, '');

it('links between documents lead to files that there are', () => {
  const broken = projectFiles()
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...withoutCode(readSource(file)).matchAll(LINK)]
        .map(([, link = '']) => link)
        .filter((link) => !existsSync(path.join(path.dirname(file), decodeURI(link))))
        .map((link) => `${file}: ${link}`),
    );
  expect(broken).toEqual([]);
});

it('every decision is on the list of decisions', () => {
  const named = [...readSource('docs/decisions/README.md').matchAll(/^- \[\d{4}\]\((.+?)\)/gm)].map(([, file]) => file);
  const there = projectFiles().flatMap((file) => /^docs\/decisions\/(\d{4}-.+\.md)$/.exec(file)?.[1] ?? []);
  expect(named.toSorted()).toEqual(there.toSorted());
});
