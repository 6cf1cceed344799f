import { Form, Link } from '@remix-run/react';
import { KeyRound, LogOut } from 'lucide-react';
import { LanguageButtons, ThemeButtons } from '#app/components/layout/preference-forms.tsx';
import { menuEntryClass } from '#app/components/ui/disclosure-menu.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { paths } from '#app/lib/paths.ts';

export interface ShellUser {
  readonly name: string;
  readonly email: string;
}

/** What a person can do about themself; inside a menu. */
export function AccountEntries({ user }: { user: ShellUser }) {
  const t = useT();
  return (
    <>
      <p className="truncate px-2.5 py-1.5 text-xs text-muted">{user.email}</p>
      <div className="flex flex-col gap-1.5 px-1.5 pb-1.5">
        <ThemeButtons />
        <LanguageButtons />
      </div>
      <div className="-mx-1 border-t px-1 pt-1">
        <Link to={paths.sessions} className={menuEntryClass}>
          <KeyRound aria-hidden size={14} className="text-muted" />
          {t('nav.sessions')}
        </Link>
        <Form method="post" action={paths.signOut} reloadDocument>
          <button type="submit" className={menuEntryClass}>
            <LogOut aria-hidden size={14} className="text-muted" />
            {t('nav.signOut')}
          </button>
        </Form>
      </div>
    </>
  );
}
