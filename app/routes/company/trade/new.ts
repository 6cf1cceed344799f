import type { LoaderFunctionArgs } from '@remix-run/node';
import { beginPaper } from '#app/features/trade/begin-paper.server.ts';

export const loader = (args: LoaderFunctionArgs) => beginPaper(args, 'ponude');
