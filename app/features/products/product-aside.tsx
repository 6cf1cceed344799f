import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { ArchiveForm } from '#app/features/directory/archive-form.tsx';
import { formatInstant } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { ProductDto } from '#server/contracts/products.ts';

/** Since when a product is what it is, and putting it away. */
export function ProductAside({ product, mayWrite }: { product: ProductDto; mayWrite: boolean }) {
  const t = useT();
  return (
    <Card title={t('products.history')}>
      <div className="flex flex-col gap-4">
        <p className="text-sm text-muted">{t('products.historyNote')}</p>
        <DescriptionList
          items={[
            { label: t('products.since.created'), value: formatInstant(product.createdAt) },
            { label: t('products.since.updated'), value: formatInstant(product.updatedAt) },
          ]}
        />
        {mayWrite ? <ArchiveForm area="products" archived={product.archived} /> : null}
      </div>
    </Card>
  );
}
