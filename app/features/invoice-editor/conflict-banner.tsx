import { Banner } from '#app/components/ui/banner.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { useT } from '#app/i18n/use-t.tsx';

/** Somebody else saved this draft in between: take theirs, or keep what stands here. Works without scripts, too. */
export function ConflictBanner({ path, onKeep }: { path: string; onKeep: () => void }) {
  const t = useT();
  return (
    <Banner
      alert
      tone="err"
      title={t('invoices.conflict')}
      action={
        <>
          <ButtonLink small reloadDocument prefetch="none" to={path}>
            {t('invoices.conflict.theirs')}
          </ButtonLink>
          <Button
            small
            type="submit"
            name="intent"
            value="save"
            onClick={(event) => {
              event.preventDefault();
              onKeep();
            }}
          >
            {t('invoices.conflict.mine')}
          </Button>
        </>
      }
    >
      {t('invoices.conflict.detail')}
    </Banner>
  );
}
