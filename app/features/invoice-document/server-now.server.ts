/** The machine's present moment, for what a page only shows or fills in beforehand; what counts is decided behind the API. */
export const serverNow = (): Date => new Date(performance.timeOrigin + performance.now());
