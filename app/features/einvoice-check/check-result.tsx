import { ChevronRight, CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Card } from '#app/components/ui/card.tsx';
import { Pill } from '#app/components/ui/pill.tsx';
import type { CheckedFile, Finding } from '#app/features/einvoice-check/check-file.ts';
import { useT } from '#app/i18n/use-t.tsx';

/** Places of one finding that are shown: a rule broken on every line is not told five hundred times. */
const MOST_PLACES = 3;

/** What was found in a file, the wrong first, and what the file says. */
export function CheckResult({ file }: { file: CheckedFile }) {
  const t = useT();
  const fatal = file.findings.filter(({ severity }) => severity === 'fatal');
  const warnings = file.findings.filter(({ severity }) => severity === 'warning');
  return (
    <Card
      title={file.name}
      aside={
        file.isRight ? (
          <Pill tone="ok" icon={CircleCheck}>
            {t('einvoice.check.right')}
          </Pill>
        ) : (
          <Pill tone="err" icon={CircleX}>
            {t('einvoice.check.wrong', { count: fatal.length })}
          </Pill>
        )
      }
    >
      <div className="flex flex-col gap-4 text-sm">
        {file.isRight ? <p>{t('einvoice.check.rightDetail')}</p> : <Findings findings={fatal} />}
        {warnings.length === 0 ? null : (
          <Fold title={t('einvoice.check.warnings', { count: warnings.length })}>
            <p className="mt-1 mb-2 text-muted">{t('einvoice.check.warningsDetail')}</p>
            <Findings findings={warnings} />
          </Fold>
        )}
        {file.groups.length === 0 ? null : (
          <Fold title={t('einvoice.check.content')}>
            {file.groups.map(({ title, rows }, index) => (
              <Fragment key={index}>
                <h3 className="mt-4 mb-1 font-semibold">{title}</h3>
                <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]">
                  {rows.map(([label, value], position) => (
                    <Fragment key={position}>
                      <dt className="text-muted">{label}</dt>
                      <dd className="tabular min-w-0 break-words whitespace-pre-line">{value}</dd>
                    </Fragment>
                  ))}
                </dl>
              </Fragment>
            ))}
          </Fold>
        )}
      </div>
    </Card>
  );
}

/** What only some want to read. */
function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none items-center gap-1.5 font-medium">
        <ChevronRight aria-hidden size={14} className="shrink-0 text-muted group-open:rotate-90" />
        {title}
      </summary>
      {children}
    </details>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useT();
  return (
    <ul className="flex flex-col gap-3">
      {findings.map(({ id, severity, message, places }, index) => (
        <li key={`${index} ${id}`} className="flex gap-2.5">
          {severity === 'fatal' ? (
            <CircleX aria-hidden size={16} className="mt-0.5 shrink-0 text-err" />
          ) : (
            <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-warn" />
          )}
          <div className="min-w-0">
            <p>
              {message}
              {id === '' ? null : <span className="ml-1.5 text-xs whitespace-nowrap text-muted">{id}</span>}
            </p>
            {places.slice(0, MOST_PLACES).map(({ path, line }, position) =>
              path === '' ? null : (
                <p key={position} className="font-mono text-xs break-words text-muted">
                  {path.split('/').map((step, level) => (
                    <Fragment key={level}>
                      {level === 0 ? '' : '/'}
                      <wbr />
                      {step}
                    </Fragment>
                  ))}
                  {line > 0 ? <span className="whitespace-nowrap"> · {t('einvoice.check.line', { line })}</span> : null}
                </p>
              ),
            )}
            {places.length > MOST_PLACES ? (
              <p className="text-xs text-muted">{t('einvoice.check.more', { count: places.length - MOST_PLACES })}</p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
