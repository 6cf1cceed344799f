import { lazy, Suspense, type ComponentType } from 'react';

/**
 * A part of a page that a browser loads only when it shows. The server loads it at once (its first page comes later than
 * that), so the part stands in its HTML and works without scripts.
 */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let atHand: ComponentType<Props> | null = null;
  if (import.meta.env.SSR) void load().then((part) => (atHand = part));
  const later = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  return function OnDemand(props: Props) {
    const Part = atHand ?? later;
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
