import { products } from '#drizzle/schema/catalog.ts';
import { directoryOf } from '#server/modules/directory/index.ts';

/** Products as lists, pickers and exports find and order them. */
export const productDirectory = directoryOf(products);
