import type { MockEnv } from '../kit/vendor.ts';
import { missing, StripeRefusal } from './answers.ts';
import { textAt, type Form, type Shape } from './form.ts';
import { expanded } from './render.ts';

export const PAGE_PARAMETERS = {
  limit: 'integer',
  starting_after: 'string',
  ending_before: 'string',
  expand: { list: 'string' },
} as const satisfies Shape;

export const expandOf = (form: Form): readonly string[] => (form['expand'] ?? []) as readonly string[];

/** One page of `found`, newest first, with `has_more`; `expand` names begin with `data.`. */
export function listAnswer<Item extends { readonly id: string }>(
  env: MockEnv,
  url: string,
  query: Form,
  found: readonly Item[],
  render: (item: Item) => object,
): object {
  const limit = Number(textAt(query, 'limit') ?? '10');
  if (limit < 1 || limit > 100)
    throw new StripeRefusal(400, 'Invalid integer: limit must be between 1 and 100', { param: 'limit' });
  const [after, before] = [textAt(query, 'starting_after'), textAt(query, 'ending_before')];
  const place = (id: string, param: string): number => {
    const index = found.findIndex((item) => item.id === id);
    if (index === -1) throw missing('object', id, param);
    return index;
  };
  const start = after === null ? 0 : place(after, 'starting_after') + 1;
  const end = before === null ? found.length : place(before, 'ending_before');
  const page = before === null ? found.slice(start, start + limit) : found.slice(Math.max(0, end - limit), end);
  const hasMore = before === null ? start + limit < end : end - limit > 0;
  const inner = expandOf(query).map((name) => {
    if (!name.startsWith('data.'))
      throw new StripeRefusal(400, `This property cannot be expanded (${name}).`, { param: 'expand' });
    return name.slice('data.'.length);
  });
  return { object: 'list', url, has_more: hasMore, data: page.map((item) => expanded(render(item), inner, env)) };
}
