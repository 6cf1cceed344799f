import { Form, Link, useNavigation } from '@remix-run/react';
import { Trash2 } from 'lucide-react';
import { Banner } from '#app/components/ui/banner.tsx';
import { Button, buttonClass } from '#app/components/ui/button.tsx';
import { errorSentence } from '#app/i18n/t.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ErrorBody } from '#app/lib/error-body.ts';

interface RemoveDocumentProps {
  id: string;
  name: string;
  /** Address of this panel, and of the same with the question. */
  stayTo: string;
  askTo: string;
  isAsked: boolean;
  failure: Pick<ErrorBody, 'code' | 'params'> | null;
}

/** Throwing a received document away: a question first, at an address of its own so that it needs no scripts. */
export function RemoveDocument({ id, name, stayTo, askTo, isAsked, failure }: RemoveDocumentProps) {
  const t = useT();
  const isSending = useNavigation().formData?.get('intent') === 'remove';
  if (failure)
    return (
      <Banner tone="err" title={t('documents.remove.refused')} alert>
        {errorSentence(t, failure.code, failure.params)}
      </Banner>
    );
  if (!isAsked)
    return (
      <Link to={askTo} preventScrollReset className={buttonClass({ variant: 'danger' }, 'self-start')}>
        <Trash2 aria-hidden size={16} strokeWidth={1.75} />
        {t('documents.remove.button')}
      </Link>
    );
  return (
    <Banner tone="warn" title={t('documents.remove.question', { name })}>
      <p>{t('documents.remove.detail')}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Link to={stayTo} preventScrollReset className={buttonClass({})}>
          {t('documents.remove.keep')}
        </Link>
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="id" value={id} />
          <Button type="submit" variant="danger" icon={Trash2} pending={isSending}>
            {t('documents.remove.confirm')}
          </Button>
        </Form>
      </div>
    </Banner>
  );
}
