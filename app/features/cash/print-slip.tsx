import { Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { useHydrated } from '#app/components/ui/use-hydrated.ts';
import { useT } from '#app/i18n/use-t.tsx';

const MM_PER_PIXEL = 25.4 / 96;

/** Prints the slip of the page on a roll of 80 mm: the sheet is as long as the slip. Nothing without scripts. */
export function PrintSlip() {
  const t = useT();
  const hydrated = useHydrated();
  const [height, setHeight] = useState(200);
  useEffect(() => {
    const slip = document.querySelector('[data-slip]');
    if (slip) setHeight(Math.ceil(slip.getBoundingClientRect().height * MM_PER_PIXEL) + 4);
  }, []);
  if (!hydrated) return null;
  return (
    <>
      <style>{`@page { size: 80mm ${height}mm; margin: 0 }`}</style>
      <Button icon={Printer} onClick={() => window.print()}>
        {t('cash.print')}
      </Button>
    </>
  );
}
