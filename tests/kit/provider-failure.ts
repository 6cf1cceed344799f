import { ProviderError } from '#server/integrations/provider-error.ts';

/** The `ProviderError` that a call ends in; fails where it ends well or in anything else. */
export async function failure(call: Promise<unknown>): Promise<ProviderError> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProviderError)) throw new Error(`not a ProviderError: ${String(error)}`);
  return error;
}
