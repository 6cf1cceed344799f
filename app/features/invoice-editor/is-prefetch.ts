/** A browser that only prepares for a click. It must not keep the answer: the blank sheet may be a draft by then. */
export const isPrefetch = ({ headers }: Request): boolean =>
  /prefetch/.test(`${headers.get('Sec-Purpose') ?? ''} ${headers.get('Purpose') ?? ''}`);
