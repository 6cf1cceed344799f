import { createContext, useContext } from 'react';

const NonceContext = createContext<string | undefined>(undefined);

/** The server wraps the page in it; in the browser there is none, as browsers hide nonces from the page on purpose. */
export const NonceProvider = NonceContext.Provider;

/** The nonce for inline scripts of this response, or undefined in the browser. */
export const useNonce = (): string | undefined => useContext(NonceContext);
