import { describe, expect, it } from 'vitest';
import { isSource, projectFiles, readSource } from './source-files.ts';

/** Tables of data are as long as the world they describe. */
const DATA = [
  /^drizzle\/(schema|seed|migrations)\//,
  /^app\/i18n\/(hr|en)\//,
  /^mocks\/[^/]+\/fixtures/,
  /^tests\/.*\b(data|documents|fixtures|vectors|samples)\b/,
];

const lengths = projectFiles()
  .filter((path) => isSource(path) && !DATA.some((pattern) => pattern.test(path)))
  .map((path) => ({ path, lines: readSource(path).trimEnd().split('\n').length }))
  .sort((a, b) => a.lines - b.lines);

const percentile = (share: number): number => lengths[Math.floor((lengths.length - 1) * share)]?.lines ?? 0;

describe('file size', () => {
  it('never passes 400 lines', () => {
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
  });

  it('stays at one idea a file: half of them within 70 lines, nine of ten within 240', () => {
    expect(percentile(0.5)).toBeLessThanOrEqual(70);
    expect(percentile(0.9)).toBeLessThanOrEqual(240);
  });
});
