import { useRef, useState, type KeyboardEvent } from 'react';
import { formatMoney } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { TillProduct } from '#server/domain/till/till-line.ts';

/** What is sold, as tiles to touch. One of them is in the tab order; the arrows walk from tile to tile. */
export function ProductTiles({ products, onAdd }: { products: readonly TillProduct[]; onAdd: (product: TillProduct) => void }) {
  const t = useT();
  const list = useRef<HTMLUListElement>(null);
  const [reachable, setReachable] = useState(0);
  const current = Math.min(reachable, products.length - 1);

  const walk = (event: KeyboardEvent): void => {
    const tiles = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const now = tiles.findIndex((tile) => tile === document.activeElement);
    const next = neighbour(tiles, now, event.key);
    if (now < 0 || next === null) return;
    event.preventDefault();
    event.stopPropagation();
    setReachable(next);
    tiles[next]?.focus();
  };

  return (
    <ul
      ref={list}
      aria-label={t('till.tiles')}
      onKeyDown={walk}
      className="grid grid-cols-[repeat(auto-fill,minmax(124px,1fr))] gap-2 p-1"
    >
      {products.map((product, index) => (
        <li key={product.id}>
          <button
            type="button"
            tabIndex={index === current ? 0 : -1}
            onClick={(event) => {
              onAdd(product);
              // Touched or clicked, the next Enter is for paying and not for another one of it.
              if (event.detail > 0) event.currentTarget.blur();
            }}
            className="flex h-[84px] w-full touch-manipulation flex-col justify-between gap-1 rounded-md border bg-surface p-2.5 text-left select-none hover:border-faint active:bg-brand-weak"
          >
            <span className="line-clamp-2 font-medium">{product.name}</span>
            <span className="tabular text-sm text-muted">{formatMoney(product.price)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Index of the tile beside one, by the key; null for other keys and at the edges. */
function neighbour(tiles: readonly HTMLElement[], now: number, key: string): number | null {
  if (key === 'ArrowRight') return now + 1 < tiles.length ? now + 1 : null;
  if (key === 'ArrowLeft') return now > 0 ? now - 1 : null;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const here = tiles[now]?.getBoundingClientRect();
  if (here === undefined) return null;
  const found = tiles
    .map((tile, index) => ({ index, box: tile.getBoundingClientRect() }))
    .filter(({ box }) => Math.abs(box.left - here.left) < 2 && (key === 'ArrowDown' ? box.top > here.top : box.top < here.top));
  return (key === 'ArrowDown' ? found[0] : found.at(-1))?.index ?? null;
}
