import { Router } from 'express';
import type { MockEnv, VendorMock } from './vendor.ts';

/**
 * What a browser sees of the vendors, under `/__mocks/<vendor>/…` on our own server, because a browser never passes the
 * mocked network.
 */
export const vendorPages = (vendors: readonly VendorMock[], env: MockEnv): Router => {
  const router = Router();
  for (const vendor of vendors) if (vendor.pages !== undefined) router.use(`/${vendor.id}`, vendor.pages(env));
  return router;
};
