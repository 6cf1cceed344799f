import type { LoaderFunctionArgs } from '@remix-run/node';
import { beginBlank } from '#app/features/invoice-editor/begin-blank.server.ts';
import { SHELVES } from '#app/features/trade/document-path.ts';

export const loader = (args: LoaderFunctionArgs) => beginBlank(args, SHELVES.ponude.fresh);
