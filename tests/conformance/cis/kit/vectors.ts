import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../../../../shared/conformance/cis');

/** The official files and vectors lie beside the project; where they do not, their tests say so and are skipped. */
export const hasVectors = existsSync(path.join(ROOT, 'vectors'));
export const WITHOUT_VECTORS = hasVectors ? '' : ' (skipped: ../shared/conformance/cis is not here)';

export const vectorPath = (name: string): string => path.join(ROOT, name);
export const readVector = (name: string): Buffer => readFileSync(vectorPath(name));
export const readVectorText = (name: string): string => readVector(name).toString('utf8');

const xmlsec1Answers = (): boolean => {
  try {
    execFileSync('xmlsec1', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** The oracle of another house; on most machines it is not there. */
export const hasXmlsec1 = xmlsec1Answers();
export const WITHOUT_XMLSEC1 = hasXmlsec1 ? '' : ' (skipped: no xmlsec1 on this machine)';
