import { parse, useForm, type DefaultValue } from '@conform-to/react';
import { useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { FormReply } from '#app/lib/form.ts';
import { useReply } from '#app/lib/use-reply.ts';

interface ServerFormOptions<Values> {
  /** Unique on the page. Where it has several forms, each sends it as hidden field `formId`, so that each hears its own answer. */
  id: string;
  defaultValue?: DefaultValue<Values>;
  /** The action's answer; `useReply()` when left out. Give a fetcher's `data` for forms without navigation. */
  reply?: FormReply | undefined;
}

/**
 * A form whose rules live on the server: conform keeps names, ids, what was typed and the errors.
 * Spread `getFormProps(form)` on `<Form method="post">`. `pending` is true while this page's action runs.
 */
export function useServerForm<Values extends Record<string, unknown>>({ id, defaultValue, reply }: ServerFormOptions<Values>) {
  const actionData = useReply<FormReply>();
  const heard = reply ?? actionData;
  const answer = heard && (heard.formId ?? id) === id ? heard : undefined;
  const navigation = useNavigation();
  const [form, fields] = useForm<Values>({
    id,
    lastResult: answer?.result ?? null,
    ...(defaultValue === undefined ? {} : { defaultValue }),
    // Checks nothing, but lets conform add and remove lines or reset the form here instead of by a request.
    onValidate: ({ formData }) => parse<Values, string[]>(formData, { resolve: (value) => ({ value: value as Values }) }),
    // Rules are the server's.
    shouldValidate: 'onSubmit',
    shouldRevalidate: 'onSubmit',
  });
  const posting = navigation.formMethod !== undefined && navigation.formMethod !== 'GET';
  const complained = useRef(false);
  /** Whether what was sent last from this page is this form. */
  const own = useRef(false);
  const posted = useRef(false);
  useEffect(() => {
    // On the way down, because React knows that something was sent before the event is up here again.
    const note = ({ target }: SubmitEvent): void => void (own.current = target instanceof HTMLFormElement && target.id === id);
    window.addEventListener('submit', note, { capture: true });
    return () => window.removeEventListener('submit', note, { capture: true });
  }, [id]);
  useEffect(() => {
    if (navigation.state !== 'idle') posted.current = posting && own.current;
  }, [navigation.state, posting]);
  useEffect(() => {
    // A success led back to this page: the old complaints go. A mere link or another form must not cost what was typed.
    if (complained.current && !answer && posted.current) form.reset();
    complained.current = answer?.result.status === 'error';
  }, [answer, form]);
  return {
    form,
    fields,
    error: answer?.error ?? null,
    pending: navigation.state !== 'idle' && posting,
  };
}
