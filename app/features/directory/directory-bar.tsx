import { Form, useNavigate } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { SearchInput } from '#app/components/ui/input.tsx';
import { Tabs } from '#app/components/ui/tabs.tsx';
import { changed, directoryQuery, readDirectoryParams, type DirectoryParams } from '#app/features/directory/directory-params.ts';

interface DirectoryBarProps {
  path: string;
  params: DirectoryParams;
  counts: { readonly active: number; readonly archived: number };
  words: { readonly views: string; readonly active: string; readonly archived: string; readonly search: string };
}

const TYPING_MS = 250;

/** The two views of a list with their counts, and its search: while the person types, and with Enter where no scripts run. */
export function DirectoryBar({ path, params, counts, words }: DirectoryBarProps) {
  const tab = (archived: boolean) => ({
    to: path + directoryQuery(changed(params, { archived })),
    label: archived ? words.archived : words.active,
    count: archived ? counts.archived : counts.active,
    current: params.archived === archived,
  });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div className="min-w-0 max-md:w-full md:grow">
        <Tabs label={words.views} tabs={[tab(false), tab(true)]} />
      </div>
      <DirectorySearch path={path} params={params} label={words.search} />
    </div>
  );
}

function DirectorySearch({ path, params, label }: { path: string; params: DirectoryParams; label: string }) {
  const navigate = useNavigate();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Cleared by a link of this page: the box follows. What is being typed stays.
    if (input.current && document.activeElement !== input.current) input.current.value = params.search;
  }, [params.search]);
  const find = (form: HTMLFormElement): void => {
    const typed = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    navigate(path + directoryQuery(readDirectoryParams(typed)), { replace: true, preventScrollReset: true });
  };
  const kept = [...new URLSearchParams(directoryQuery(changed(params, { search: '' })))];
  return (
    <Form
      method="get"
      action={path}
      role="search"
      className="min-w-0 grow md:max-w-72"
      onChange={(event) => {
        const form = event.currentTarget;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => find(form), TYPING_MS);
      }}
      onSubmit={() => clearTimeout(timer.current)}
    >
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SearchInput ref={input} label={label} defaultValue={params.search} className="max-w-none!" />
    </Form>
  );
}
