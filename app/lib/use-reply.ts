import { useActionData, useLocation } from '@remix-run/react';
import { useState } from 'react';

/**
 * What the page's action answered, until the visitor goes on. Remix forgets it whenever the page's data are read again, which a
 * page does by itself while something is under way: a complaint would go, and with it what was typed.
 */
export function useReply<Action>(): ReturnType<typeof useActionData<Action>> {
  const reply = useActionData<Action>();
  const { key } = useLocation();
  const [kept, keep] = useState({ key, reply });
  if (kept.key !== key || (reply !== undefined && kept.reply !== reply)) keep({ key, reply });
  return reply ?? (kept.key === key ? kept.reply : undefined);
}
