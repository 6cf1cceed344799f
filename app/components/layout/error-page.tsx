import { isRouteErrorResponse, useLocation } from '@remix-run/react';
import { useEffect } from 'react';
import { ButtonLink, Button } from '#app/components/ui/button.tsx';
import { Wordmark } from '#app/components/layout/wordmark.tsx';
import { errorSentence, type Translate } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { readErrorBody } from '#app/lib/error-body.ts';
import { paths } from '#app/lib/paths.ts';
import { useFixPath } from '#app/lib/use-fix-path.ts';
import { reportFault } from '#app/lib/watch-faults.ts';

interface ErrorWords {
  readonly title: string;
  readonly text: string;
}

function describe(t: Translate, error: unknown, status: number): ErrorWords {
  const body = isRouteErrorResponse(error) ? readErrorBody(error.data) : null;
  const sentence = (fallback: string): string =>
    body && t.dynamic(`errors.${body.code}`) !== null ? errorSentence(t, body.code, body.params) : fallback;
  switch (status) {
    case 0:
      return { title: t('errors.page.offline.title'), text: t('errors.page.offline.text') };
    case 401:
      return { title: t('errors.page.401.title'), text: t('errors.page.401.text') };
    case 403:
      return { title: t('errors.page.403.title'), text: sentence(t('errors.page.403.text')) };
    case 404:
      return { title: t('errors.page.404.title'), text: sentence(t('errors.page.404.text')) };
    case 412:
      return { title: t('errors.page.412.title'), text: sentence(t('errors.UNKNOWN')) };
    case 429:
      return { title: t('errors.page.429.title'), text: sentence(t('errors.UNKNOWN')) };
    case 503:
      return { title: t('errors.page.503.title'), text: sentence(t('errors.UNKNOWN')) };
    default:
      return { title: t('errors.page.500.title'), text: sentence(t('errors.page.500.text')) };
  }
}

/** Status of an error as a page: 0 where the server could not be reached at all. */
function statusOf(error: unknown): number {
  if (isRouteErrorResponse(error)) return error.status;
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message) ? 0 : 500;
}

/** What went wrong and the one thing to do about it. `standalone` where no shell stands around it; `forStrangers` without a way in. */
export function ErrorPage({
  error,
  requestId,
  standalone = false,
  forStrangers = false,
}: {
  error: unknown;
  requestId?: string | undefined;
  standalone?: boolean;
  forStrangers?: boolean;
}) {
  const t = useT();
  const { pathname, search } = useLocation();
  const status = statusOf(error);
  const { title, text } = describe(t, error, status);
  const body = isRouteErrorResponse(error) ? readErrorBody(error.data) : null;
  const id = body?.requestId || requestId;
  const fix = useFixPath(body?.params);
  // What a server answered was told of there; a fault of this page is known only here.
  useEffect(() => {
    if (status === 500 && !isRouteErrorResponse(error)) reportFault(error);
  }, [error, status]);
  const content = (
    <div className="mx-auto flex w-full max-w-md flex-col items-start gap-4 py-16">
      {standalone ? <Wordmark /> : null}
      <div>
        {status > 0 ? <p className="tabular text-sm text-muted">{status}</p> : null}
        <h1 className="text-xl font-semibold">{title}</h1>
        <p className="mt-2 text-base text-muted">{text}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        {fix ? (
          <ButtonLink variant="primary" to={fix}>
            {t('errors.page.fix')}
          </ButtonLink>
        ) : null}
        {status === 401 ? (
          <ButtonLink variant="primary" to={`${paths.signIn}?next=${encodeURIComponent(pathname + search)}`}>
            {t('errors.page.signIn')}
          </ButtonLink>
        ) : null}
        {status === 0 || status >= 429 ? (
          <Button variant="primary" onClick={() => window.location.reload()}>
            {t('errors.page.reload')}
          </Button>
        ) : null}
        {forStrangers ? null : (
          <ButtonLink to={paths.home} reloadDocument variant={status === 403 || status === 404 ? 'primary' : 'secondary'}>
            {t('errors.page.home')}
          </ButtonLink>
        )}
      </div>
      {id && status >= 429 ? (
        <p className="text-xs text-muted">
          {t('errors.page.requestId')}: <code className="font-mono">{id}</code>
        </p>
      ) : null}
    </div>
  );
  if (!standalone) return content;
  return (
    <main id="content" tabIndex={-1} className="px-4 outline-none">
      {content}
    </main>
  );
}
