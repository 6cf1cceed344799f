import { readFileSync } from 'node:fs';

/** Version of the software, as its package says: `0.1.0`. */
export const softwareVersion = (): string => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  return version;
};
