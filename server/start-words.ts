import type { ProviderMode } from '#server/env/index.ts';

const WORDS = {
  live: 'Stvarni pružatelji (live)',
  sandbox: 'Probni pružatelji (sandbox)',
  mock: 'Simulirani pružatelji (mock)',
  off: 'Isključeni pružatelji (off)',
} as const satisfies Record<ProviderMode, string>;

interface Started {
  /** Where this process listens. */
  readonly address: string;
  readonly ms: number;
  readonly environment: 'demo' | 'live';
  /** What links in mails and on documents begin with. */
  readonly appUrl: string;
  /** Every service outside, by its mode. */
  readonly services: readonly { readonly service: string; readonly mode: ProviderMode }[];
  /** Address and password of the demo's person; null in live. */
  readonly demoLogin: { readonly email: string; readonly password: string } | null;
  readonly isSimulated: boolean;
}

/** What whoever starts the server reads once it is there: where, with which vendors, and what is not as it should be. */
export function startLines({ address, ms, environment, appUrl, services, demoLogin, isSimulated }: Started): readonly string[] {
  return [
    `FiskAI radi na ${address}  (${(ms / 1000).toFixed(1)} s)`,
    ...(demoLogin === null ? [] : [`Prijava za probu: ${demoLogin.email} / ${demoLogin.password}`]),
    ...providerLines(services),
    ...(environment === 'live' && !appUrl.startsWith('https://')
      ? [`APP_URL nije https adresa: poveznice u pošti i na dokumentima vode na ${appUrl}, a kolačići nisu zaštićeni.`]
      : []),
    ...(isSimulated ? [`Simulirani pružatelji i poslana pošta: ${address}/__mocks`] : []),
  ];
}

function providerLines(services: Started['services']): readonly string[] {
  if (services.every(({ mode }) => mode === 'mock')) return ['Svi pružatelji su simulirani: ništa ne izlazi na internet.'];
  return (['live', 'sandbox', 'mock', 'off'] as const).flatMap((each) => {
    const names = services.filter(({ mode }) => mode === each).map(({ service }) => service);
    return names.length === 0 ? [] : [`${WORDS[each]}: ${names.join(', ')}`];
  });
}
