export { directoryOf } from './directory-of.ts';
