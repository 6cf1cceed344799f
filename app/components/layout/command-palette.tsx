import * as Radix from '@radix-ui/react-dialog';
import { useNavigate } from '@remix-run/react';
import { Command } from 'cmdk';
import { ArrowRight, CornerDownLeft, FileSignature, FileText, Package, Search, User } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { CREATE, NAVIGATION } from '#app/components/layout/navigation.ts';
import { useFocusReturn } from '#app/components/ui/use-focus-return.ts';
import { searchable } from '#app/components/ui/use-option-search.ts';
import { SEARCH_KINDS, useSearchResults } from '#app/components/layout/use-search-results.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { inCompany } from '#app/lib/paths.ts';

export interface CommandPaletteProps {
  companySlug: string;
  searchPath?: string | undefined;
  onClose: () => void;
}

const FOUND_ICONS = { invoice: FileText, paper: FileSignature, contact: User, product: Package };

/** Go anywhere, make anything, find everything, by typing. Loaded when first asked for. */
export function CommandPalette({ companySlug, searchPath, onClose }: CommandPaletteProps) {
  const t = useT();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const focusReturn = useFocusReturn();
  const { results, searching } = useSearchResults(text, searchPath);
  const wanted = searchable(text.trim());
  const fits = (label: string): boolean => searchable(label).includes(wanted);
  const places = NAVIGATION.flatMap((entry) => entry.children ?? [entry]).filter((entry) => fits(t(entry.label)));
  const makings = CREATE.filter((entry) => fits(t(entry.label)));

  const go = (path: string): void => {
    onClose();
    navigate(path);
  };
  const isEmpty = places.length + makings.length + results.length === 0;
  return (
    <Radix.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-[rgb(0_0_0/40%)]" />
        <Radix.Content
          {...focusReturn}
          aria-describedby={undefined}
          className="fixed top-[12dvh] left-1/2 z-50 w-[calc(100vw-32px)] max-w-[560px] -translate-x-1/2 overflow-hidden rounded-md border border-border-strong bg-surface shadow-pop focus:outline-none"
        >
          <Radix.Title className="sr-only">{t('nav.palette')}</Radix.Title>
          <Command shouldFilter={false} loop label={t('nav.palette')}>
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden size={16} className="shrink-0 text-muted" />
              <Command.Input
                value={text}
                onValueChange={setText}
                placeholder={t('nav.searchOrGo')}
                className="h-12 w-full bg-transparent text-lg outline-none focus-visible:shadow-none"
              />
            </div>
            <Command.List className="max-h-[min(420px,60dvh)] overflow-y-auto p-1.5">
              {isEmpty ? (
                <p role="status" className="px-3 py-8 text-center text-sm text-muted">
                  {t(searching ? 'nav.palette.searching' : 'nav.palette.empty')}
                </p>
              ) : null}
              {SEARCH_KINDS.map((kind) => {
                const found = results.filter((result) => result.kind === kind);
                return found.length === 0 ? null : (
                  <Group key={kind} heading={t(`nav.palette.found.${kind}`)}>
                    {found.map(({ path, title, detail }) => (
                      <Entry key={path} value={path} icon={FOUND_ICONS[kind]} onSelect={() => go(path)} detail={detail}>
                        {title}
                      </Entry>
                    ))}
                  </Group>
                );
              })}
              {makings.length > 0 ? (
                <Group heading={t('nav.palette.create')}>
                  {makings.map(({ label, path, icon }) => (
                    <Entry key={label} value={label} icon={icon} onSelect={() => go(inCompany(companySlug, path))}>
                      {t(label)}
                    </Entry>
                  ))}
                </Group>
              ) : null}
              {places.length > 0 ? (
                <Group heading={t('nav.palette.goTo')}>
                  {places.map(({ label, path }) => (
                    <Entry key={label} value={label} icon={ArrowRight} onSelect={() => go(inCompany(companySlug, path))}>
                      {t(label)}
                    </Entry>
                  ))}
                </Group>
              ) : null}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const Group = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <Command.Group
    heading={heading}
    className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted"
  >
    {children}
  </Command.Group>
);

interface EntryProps {
  value: string;
  icon: typeof FileText;
  onSelect: () => void;
  detail?: string | undefined;
  children: ReactNode;
}

const Entry = ({ value, icon: Icon, onSelect, detail, children }: EntryProps) => (
  <Command.Item
    value={value}
    onSelect={onSelect}
    className="group flex h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 text-base aria-selected:bg-sunken"
  >
    <Icon aria-hidden size={15} strokeWidth={1.75} className="shrink-0 text-muted" />
    <span className="min-w-0 truncate">{children}</span>
    {detail ? <span className="tabular min-w-0 truncate text-sm text-muted">{detail}</span> : null}
    <CornerDownLeft aria-hidden size={13} className="ml-auto hidden shrink-0 text-muted group-aria-selected:block" />
  </Command.Item>
);
