import { Link } from '@remix-run/react';
import { Check, ChevronsUpDown, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '#app/components/ui/avatar.tsx';
import { DisclosureMenu, menuEntryClass } from '#app/components/ui/disclosure-menu.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { MyCompany } from '#app/lib/api-types.ts';
import { inCompany, paths } from '#app/lib/paths.ts';

/** The company that the page is about, and the way to the others. `compact` is the phone's top bar. */
export function CompanySwitcher({
  company,
  companies,
  compact = false,
  children,
}: {
  company: MyCompany;
  companies: readonly MyCompany[];
  compact?: boolean;
  /** More entries below the companies. */
  children?: ReactNode;
}) {
  const t = useT();
  const kind = t(`status.company.${company.kind}`);
  return (
    <DisclosureMenu
      label={t('nav.switchCompany')}
      className={compact ? 'min-w-0 grow' : undefined}
      summary={
        <>
          <Avatar name={company.name} />
          <span className="min-w-0 grow">
            <span className="block truncate font-medium">{company.name}</span>
            {compact ? null : <span className="block truncate text-xs text-muted">{kind}</span>}
          </span>
          {compact ? null : <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-muted" />}
        </>
      }
    >
      <ul aria-label={t('nav.companies')}>
        {companies.map((each) => (
          <li key={each.slug}>
            <Link
              to={inCompany(each.slug)}
              aria-current={each.slug === company.slug ? 'true' : undefined}
              className={menuEntryClass}
            >
              <Avatar name={each.name} size={20} />
              <span className="min-w-0 grow truncate">{each.name}</span>
              {each.slug === company.slug ? <Check aria-hidden size={14} className="shrink-0 text-brand" /> : null}
            </Link>
          </li>
        ))}
      </ul>
      <Link to={paths.newCompany} className={menuEntryClass}>
        <span className="flex size-5 items-center justify-center">
          <Plus aria-hidden size={14} className="text-muted" />
        </span>
        {t('nav.addCompany')}
      </Link>
      {children}
    </DisclosureMenu>
  );
}
