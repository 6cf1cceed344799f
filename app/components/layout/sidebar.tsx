import { Link } from '@remix-run/react';
import clsx from 'clsx';
import { CircleHelp, Search } from 'lucide-react';
import { AccountEntries, type ShellUser } from '#app/components/layout/account-menu.tsx';
import { CompanySwitcher } from '#app/components/layout/company-switcher.tsx';
import { isWithin, NAVIGATION, type NavEntry } from '#app/components/layout/navigation.ts';
import { usePlace } from '#app/components/layout/use-place.ts';
import { Avatar } from '#app/components/ui/avatar.tsx';
import { DisclosureMenu } from '#app/components/ui/disclosure-menu.tsx';
import { Kbd } from '#app/components/ui/kbd.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { formatCount } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { MyCompany } from '#app/lib/api-types.ts';
import { inCompany } from '#app/lib/paths.ts';

/** Small numbers at the right of an entry, by its path: `{ dokumenti: 5 }`. */
export type NavCounts = Readonly<Record<string, number>>;

export interface SidebarProps {
  company: MyCompany;
  companies: readonly MyCompany[];
  user: ShellUser;
  counts?: NavCounts | undefined;
  onSearch: () => void;
  /** Called when a person is about to open the search: time to load it. */
  onSearchIntent: () => void;
  onHelp: () => void;
}

const entryClass = 'flex items-center gap-2.5 rounded-sm px-2 hover:bg-sunken hover:text-text';

/** Navigation on a wide screen. */
export function Sidebar({ company, companies, user, counts = {}, onSearch, onSearchIntent, onHelp }: SidebarProps) {
  const t = useT();
  // Their place stays, so that nothing moves when they come.
  const unlessScripts = useHydrated() ? '' : 'invisible';
  return (
    <aside className="print:hidden sticky top-(--band) flex h-[calc(100dvh-var(--band))] flex-col gap-3 border-r px-2.5 py-3 max-md:hidden">
      <CompanySwitcher company={company} companies={companies} />
      <button
        type="button"
        onClick={onSearch}
        onPointerEnter={onSearchIntent}
        onFocus={onSearchIntent}
        aria-keyshortcuts="Control+K"
        className={clsx(
          'flex h-8 shrink-0 items-center gap-2 rounded-sm border border-border-strong bg-surface pr-1.5 pl-2 text-sm text-muted hover:border-faint',
          unlessScripts,
        )}
      >
        <Search aria-hidden size={14} />
        <span className="grow text-left">{t('nav.searchOrGo')}</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <nav aria-label={t('nav.main')} className="min-h-0 grow overflow-y-auto">
        <ul className="flex flex-col gap-0.5">
          {NAVIGATION.map((entry) => (
            <SidebarEntry key={entry.label} entry={entry} company={company} counts={counts} />
          ))}
        </ul>
      </nav>
      <div className="flex flex-col gap-0.5">
        <button
          type="button"
          onClick={onHelp}
          aria-keyshortcuts="?"
          className={clsx(entryClass, 'h-8 text-muted', unlessScripts)}
        >
          <CircleHelp aria-hidden size={16} strokeWidth={1.75} />
          <span className="grow text-left">{t('nav.help')}</span>
          <Kbd>?</Kbd>
        </button>
        <DisclosureMenu
          label={t('nav.account')}
          placement="above"
          summary={
            <>
              <Avatar name={user.name} kind="person" size={20} />
              <span className="min-w-0 truncate text-muted">{user.name}</span>
            </>
          }
        >
          <AccountEntries user={user} />
        </DisclosureMenu>
      </div>
    </aside>
  );
}

function SidebarEntry({ entry, company, counts }: { entry: NavEntry; company: MyCompany; counts: NavCounts }) {
  const t = useT();
  const place = usePlace(company.slug);
  const children = entry.children ?? [];
  const childOpen = children.some((child) => child.outside !== true && isWithin(place, company.slug, child.path));
  const current = isWithin(place, company.slug, entry.path);
  const Icon = entry.icon;
  return (
    <li>
      <Link
        to={inCompany(company.slug, entry.path)}
        prefetch="intent"
        aria-current={current && children.length === 0 ? 'page' : undefined}
        className={clsx(entryClass, 'h-[31px]', current || childOpen ? 'bg-sunken font-medium text-text' : 'text-muted')}
      >
        <Icon aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
        <span className="grow">{t(entry.label)}</span>
        <Count value={counts[entry.path]} />
      </Link>
      {childOpen ? (
        <ul className="mt-0.5 flex flex-col gap-px">
          {children.map((child) => {
            const open = child.outside !== true && isWithin(place, company.slug, child.path);
            return (
              <li key={child.label}>
                <Link
                  to={inCompany(company.slug, child.path)}
                  prefetch="intent"
                  aria-current={open ? 'page' : undefined}
                  className={clsx(entryClass, 'h-7 pl-[34px] text-sm', open ? 'bg-sunken font-medium text-text' : 'text-muted')}
                >
                  <span className="grow">{t(child.label)}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      ) : null}
    </li>
  );
}

const Count = ({ value }: { value: number | undefined }) =>
  value ? <span className="tabular text-xs font-normal text-muted">{formatCount(value)}</span> : null;
