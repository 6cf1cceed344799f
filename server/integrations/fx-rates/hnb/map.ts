import { normalizeDecimal } from '#server/domain/shared/decimal.ts';
import type { FxRate } from '#server/integrations/fx-rates/port.ts';

import type { HnbRate } from './wire.ts';

const decimalOf = (text: string): string => normalizeDecimal(text.replace(',', '.'));

export const toFxRate = (rate: HnbRate): FxRate => ({
  currency: rate.valuta,
  buying: decimalOf(rate.kupovni_tecaj),
  middle: decimalOf(rate.srednji_tecaj),
  selling: decimalOf(rate.prodajni_tecaj),
  listNumber: rate.broj_tecajnice,
  appliesOn: rate.datum_primjene,
});
