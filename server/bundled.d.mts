/** Packages that a bundle of the server leaves in node_modules: esbuild's `external`. */
export const outside: string[];
