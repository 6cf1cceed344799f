import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DescriptionList } from '#app/components/ui/description-list.tsx';
import { VatCheckVerdict } from '#app/features/contacts/vat-check-verdict.tsx';
import { formatInstant } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/use-t.tsx';
import type { VatCheck, VatProof } from '#server/contracts/party-checks.ts';

/** As a screen's loader hands it on. */
type Proof = Omit<VatProof, 'check'> & {
  readonly check: (Omit<VatCheck, 'checkedAt'> & { readonly checkedAt: Date | string }) | null;
};

/** The customer's VAT number that an invoice without VAT rests on, with what VIES last said of it; the customer's page asks again. */
export function VatProofCard({ proof, contactPath }: { proof: Proof; contactPath: string }) {
  const t = useT();
  const { vatId, check } = proof;
  return (
    <Card title={t('contacts.vatCheck.title')} aside={<VatCheckVerdict valid={check?.valid ?? null} />}>
      <div className="flex flex-col gap-3">
        {check === null ? <p className="text-sm text-muted">{t('contacts.vatCheck.never')}</p> : null}
        <DescriptionList
          items={[
            { label: t('contacts.vatCheck.number'), value: <span className="tabular">{vatId}</span> },
            ...(check === null
              ? []
              : [
                  { label: t('contacts.vatCheck.at'), value: formatInstant(check.checkedAt) },
                  {
                    label: t('contacts.vatCheck.requestId'),
                    value:
                      check.requestId === null ? (
                        t('contacts.vatCheck.noProof')
                      ) : (
                        <code className="text-xs">{check.requestId}</code>
                      ),
                  },
                ]),
          ]}
        />
        <ButtonLink small to={contactPath} className="self-start">
          {t(check === null ? 'contacts.vatCheck.check' : 'contacts.vatCheck.again')}
        </ButtonLink>
      </div>
    </Card>
  );
}
