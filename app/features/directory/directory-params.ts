/** What of a list of customers or products stands in its address; `trail` holds the cursors of the pages gone through, the current one last. */
export interface DirectoryParams {
  readonly archived: boolean;
  readonly search: string;
  readonly sort: 'name' | 'created';
  readonly direction: 'asc' | 'desc';
  readonly trail: readonly string[];
}

/** Pages that an address remembers; from further on, "previous" leads to the first page in the end. */
const LONGEST_TRAIL = 12;

const PAGE = 50;

/** Reads the list's address. What it does not understand counts as not given, so that an old link still opens. */
export function readDirectoryParams(query: URLSearchParams): DirectoryParams {
  return {
    archived: query.get('prikaz') === 'arhiva',
    search: (query.get('q') ?? '').trim().slice(0, 200),
    sort: query.get('poredak') === 'dodano' ? 'created' : 'name',
    direction: query.get('smjer') === 'silazno' ? 'desc' : 'asc',
    trail: query.getAll('nakon').slice(-LONGEST_TRAIL),
  };
}

/** The address's query for these params, without what is the default; empty where all is. */
export function directoryQuery({ archived, search, sort, direction, trail }: DirectoryParams): string {
  const query = new URLSearchParams();
  if (archived) query.set('prikaz', 'arhiva');
  if (search) query.set('q', search);
  if (sort === 'created') query.set('poredak', 'dodano');
  if (direction === 'desc') query.set('smjer', 'silazno');
  for (const cursor of trail.slice(-LONGEST_TRAIL)) query.append('nakon', cursor);
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** The same list with something else about it; whatever changes, the pages begin anew. */
export const changed = (params: DirectoryParams, changes: Partial<DirectoryParams>): DirectoryParams => ({
  ...params,
  trail: [],
  ...changes,
});

/** The order that a click on the column's header asks for: the other way round, or from the beginning. */
export const sortedBy = (params: DirectoryParams, sort: DirectoryParams['sort']): DirectoryParams =>
  changed(params, { sort, direction: params.sort === sort && params.direction === 'asc' ? 'desc' : 'asc' });

/** Input of the list's query for the page of these params. */
export function directoryInput({ trail, ...params }: DirectoryParams) {
  const cursor = trail.at(-1);
  return { ...params, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
}
