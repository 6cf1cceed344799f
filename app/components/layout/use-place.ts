import { useLocation, useMatches } from '@remix-run/react';

/** Set by a route whose screens belong to another part than their address says. */
export interface PlaceHandle<Data = unknown> {
  /** Path of that part below `/:company`, told from what the route's loader brought; null where the address is right. */
  placeOf(data: Data): string | null;
}

/** Where the person is, as the navigation sees it: the address, or the part that the screen says it belongs to. */
export function usePlace(companySlug: string): string {
  const { pathname } = useLocation();
  const screen = useMatches().at(-1);
  const handle = screen?.handle as PlaceHandle | undefined;
  // While a screen's error is shown there is nothing to tell it from.
  const place = screen?.data ? handle?.placeOf(screen.data) : null;
  return place ? `/${companySlug}/${place}` : pathname;
}
