import { useEffect, useMemo, useState } from 'react';
import { callTill } from '#app/features/till/call-till.ts';
import type { TillCatalog } from '#server/contracts/till-sale.ts';
import { foldText } from '#server/domain/shared/fold-text.ts';
import type { TillProduct } from '#server/domain/till/till-line.ts';

const PAUSE_MS = 150;

/**
 * What the till sells, narrowed to what is looked for: at once among the tiles that are there, and by the server where a shop has more
 * than that.
 */
export function useCatalog(path: string, deviceId: string, initial: TillCatalog, search: string) {
  const [catalog, setCatalog] = useState(initial);
  const [further, setFurther] = useState<{ readonly search: string; readonly products: readonly TillProduct[] } | null>(null);
  const wanted = foldText(search);
  useEffect(() => {
    if (!catalog.hasMore || wanted === '') return;
    const timer = setTimeout(() => {
      void callTill(path, 'products', { search: wanted, deviceId }).then((reply) => {
        if (reply.ok === true) setFurther({ search: wanted, products: reply.value.products });
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [path, deviceId, catalog.hasMore, wanted]);
  const products = useMemo(() => {
    if (wanted === '') return catalog.products;
    const words = wanted.split(' ');
    const here = catalog.products.filter(({ name, code }) => {
      const text = foldText(`${code ?? ''} ${name}`);
      return words.every((word) => text.includes(word));
    });
    const known = new Set(here.map(({ id }) => id));
    const more = further?.search === wanted ? further.products.filter(({ id }) => !known.has(id)) : [];
    return [...here, ...more];
  }, [catalog, wanted, further]);
  return { catalog, setCatalog, products };
}
