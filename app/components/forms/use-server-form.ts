import { useForm, type DefaultValue } from '@conform-to/react';
import { useActionData, useNavigation } from '@remix-run/react';
import type { FormReply } from '#app/lib/form.ts';

interface ServerFormOptions<Values> {
  /** Unique on the page; also tells the answers of two forms apart. */
  id: string;
  defaultValue?: DefaultValue<Values>;
  /** The action's answer; `useActionData()` when left out. Give a fetcher's `data` for forms without navigation. */
  reply?: FormReply | undefined;
}

/**
 * A form whose rules live on the server: conform keeps names, ids, what was typed and the errors.
 * Spread `getFormProps(form)` on `<Form method="post">`. `pending` is true while this page's action runs.
 */
export function useServerForm<Values extends Record<string, unknown>>({ id, defaultValue, reply }: ServerFormOptions<Values>) {
  const actionData = useActionData<FormReply>();
  const answer = reply ?? actionData;
  const navigation = useNavigation();
  const [form, fields] = useForm<Values, string[]>({
    id,
    lastResult: answer?.result ?? null,
    ...(defaultValue === undefined ? {} : { defaultValue }),
    shouldRevalidate: 'onInput',
  });
  return {
    form,
    fields,
    error: answer?.error ?? null,
    pending: navigation.state !== 'idle' && navigation.formMethod !== undefined && navigation.formMethod !== 'GET',
  };
}
