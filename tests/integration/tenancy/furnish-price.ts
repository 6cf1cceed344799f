import type { TestCompany } from '#tests/kit/house.ts';

/** A price of the product that is planned. */
export async function addPrice(
  { api }: TestCompany,
  { productId }: { readonly productId: string },
): Promise<{ readonly priceId: string }> {
  await api.catalog.planPrice({ productId, price: '46.00', validFrom: '2027-01-01' });
  const planned = (await api.catalog.prices({ id: productId })).items.find(({ isPlanned }) => isPlanned);
  if (planned === undefined) throw new Error('no price was planned');
  return { priceId: planned.id };
}
