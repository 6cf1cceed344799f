import { Link } from '@remix-run/react';
import clsx from 'clsx';
import { Plus, Search } from 'lucide-react';
import { AccountEntries, type ShellUser } from '#app/components/layout/account-menu.tsx';
import { CompanySwitcher } from '#app/components/layout/company-switcher.tsx';
import { CREATE, isWithin, NAVIGATION, PHONE_BAR, type NavEntry } from '#app/components/layout/navigation.ts';
import { usePlace } from '#app/components/layout/use-place.ts';
import { IconButton } from '#app/components/ui/button.tsx';
import { menuEntryClass } from '#app/components/ui/disclosure-menu.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { MyCompany } from '#app/lib/api-types.ts';
import { inCompany } from '#app/lib/paths.ts';

/** Entries that the bottom bar has no room for; the company's menu takes them. */
const OTHERS: ReadonlyArray<Omit<NavEntry, 'children'>> = NAVIGATION.flatMap((entry) => entry.children ?? [entry]).filter(
  (entry) => !PHONE_BAR.some((shown) => shown.path === entry.path),
);

/** Top of a phone's page: the company with its menu, and search. */
export function PhoneTopBar({
  company,
  companies,
  user,
  onSearch,
}: {
  company: MyCompany;
  companies: readonly MyCompany[];
  user: ShellUser;
  onSearch: () => void;
}) {
  const t = useT();
  const hydrated = useHydrated();
  return (
    <div className="flex items-center gap-2 px-2.5 pt-2 md:hidden print:hidden">
      <CompanySwitcher company={company} companies={companies} compact>
        <nav aria-label={t('nav.main')} className="-mx-1 mt-1 border-t px-1 pt-1">
          {OTHERS.map(({ label, path, icon: Icon }) => (
            <Link key={label} to={inCompany(company.slug, path)} className={menuEntryClass}>
              <Icon aria-hidden size={14} className="text-muted" />
              {t(label)}
            </Link>
          ))}
        </nav>
        <div className="-mx-1 mt-1 border-t px-1 pt-1">
          <AccountEntries user={user} />
        </div>
      </CompanySwitcher>
      {hydrated ? (
        <IconButton icon={Search} label={t('nav.searchOrGo')} onClick={onSearch} className="size-10! text-text" />
      ) : null}
    </div>
  );
}

/** Foot of a phone's page: four places and the plus button in the middle. */
export function PhoneBottomBar({ company }: { company: MyCompany }) {
  const t = useT();
  const place = usePlace(company.slug);
  const [create] = CREATE;
  const half = PHONE_BAR.length / 2;
  const entry = ({ label, path, icon: Icon }: NavEntry) => {
    const current = isWithin(place, company.slug, path);
    return (
      <Link
        key={label}
        to={inCompany(company.slug, path)}
        prefetch="intent"
        aria-current={current ? 'page' : undefined}
        className={clsx(
          'flex flex-1 flex-col items-center gap-1.5 pt-1.5 text-[11px] leading-4',
          current ? 'font-medium text-brand' : 'text-muted',
        )}
      >
        <Icon aria-hidden size={20} strokeWidth={1.75} />
        {t(label)}
      </Link>
    );
  };
  return (
    <nav
      aria-label={t('nav.phone')}
      className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(66px+env(safe-area-inset-bottom))] border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {PHONE_BAR.slice(0, half).map(entry)}
      {create ? (
        <div className="flex flex-1 justify-center">
          <Link
            to={inCompany(company.slug, create.path)}
            aria-label={t(create.label)}
            className="-mt-3 flex size-11 items-center justify-center rounded-full bg-brand text-on-brand hover:bg-brand-hover"
          >
            <Plus aria-hidden size={20} />
          </Link>
        </div>
      ) : null}
      {PHONE_BAR.slice(half).map(entry)}
    </nav>
  );
}
