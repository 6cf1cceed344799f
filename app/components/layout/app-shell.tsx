import { useLocation } from '@remix-run/react';
import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import type { ShellUser } from '#app/components/layout/account-menu.tsx';
import { PhoneBottomBar, PhoneTopBar } from '#app/components/layout/phone-bars.tsx';
import { Sidebar, type NavCounts } from '#app/components/layout/sidebar.tsx';
import { useShortcuts } from '#app/components/layout/use-shortcuts.ts';
import type { MyCompany } from '#app/lib/api-types.ts';

const loadPalette = () => import('#app/components/layout/command-palette.tsx');
const CommandPalette = lazy(() => loadPalette().then((module) => ({ default: module.CommandPalette })));
const ShortcutHelp = lazy(() =>
  import('#app/components/layout/shortcut-help.tsx').then((module) => ({ default: module.ShortcutHelp })),
);

export interface AppShellProps {
  company: MyCompany;
  companies: readonly MyCompany[];
  user: ShellUser;
  /** Small numbers beside navigation entries, by path. */
  counts?: NavCounts | undefined;
  /** Resource route of the palette's search; without it the palette only goes and creates. */
  searchPath?: string | undefined;
  children: ReactNode;
}

type Overlay = 'palette' | 'help' | null;

/** Sidebar (bars on a phone) around a company's page, with the keys and the palette. */
export function AppShell({ company, companies, user, counts, searchPath, children }: AppShellProps) {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const openPalette = useCallback(() => setOverlay((now) => (now === 'palette' ? null : 'palette')), []);
  const openHelp = useCallback(() => setOverlay('help'), []);
  const close = useCallback(() => setOverlay(null), []);
  useShortcuts({ onPalette: openPalette, onHelp: openHelp });
  const { key } = useLocation();
  useEffect(close, [key, close]);

  return (
    <div className="print:block md:grid md:grid-cols-[228px_minmax(0,1fr)]">
      <Sidebar
        {...{ company, companies, user, counts }}
        onSearch={openPalette}
        onSearchIntent={() => void loadPalette()}
        onHelp={openHelp}
      />
      <div className="min-w-0">
        <PhoneTopBar {...{ company, companies, user }} onSearch={openPalette} />
        <main
          id="content"
          tabIndex={-1}
          className="min-w-0 px-4 pt-2 pb-[calc(96px+env(safe-area-inset-bottom))] outline-none md:px-8 md:py-6"
        >
          <div className="flex max-w-[1200px] flex-col gap-5 has-[[data-wide]]:max-w-none">{children}</div>
        </main>
        <PhoneBottomBar company={company} />
      </div>
      {/* Nothing to wait for while none is open: an empty boundary would still be hydrated late, and be thrown away by the first update. */}
      {overlay === null ? null : (
        <Suspense fallback={null}>
          {overlay === 'palette' ? (
            <CommandPalette companySlug={company.slug} searchPath={searchPath} onClose={close} />
          ) : (
            <ShortcutHelp onClose={close} />
          )}
        </Suspense>
      )}
    </div>
  );
}
