/** What a document's page can open beside the document; in its address, so that it works without scripts. */
export const PANELS = ['posalji', 'uplata', 'storniraj', 'ispravi', 'placanje', 'napojnica'] as const;
export type Panel = (typeof PANELS)[number];

export const PANEL_PARAM = 'radnja';

/** The panel that an address opens. */
export const panelOf = (query: URLSearchParams): Panel | null => PANELS.find((panel) => panel === query.get(PANEL_PARAM)) ?? null;

/** Address of a document's page with a panel open. */
export const panelHref = (path: string, panel: Panel): string => `${path}?${PANEL_PARAM}=${panel}`;
