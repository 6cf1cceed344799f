import { v4, v7 } from 'uuid';

import type { IdSource } from '#server/domain/shared/ids.ts';

export const systemIds: IdSource = { next: () => v7(), random: () => v4() };
