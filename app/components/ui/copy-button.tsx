import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from '#app/components/ui/button.tsx';
import { announce } from '#app/components/ui/live-region.tsx';
import { useT } from '#app/i18n/use-t.tsx';

type CopyButtonWords =
  { readonly label: string; readonly what?: undefined } | { readonly what: string; readonly label?: undefined };

/** Copies `value`: with `label` a small button in words; with `what`, the name of the value, an icon that several may stand beside. */
export function CopyButton({ value, label, what }: { value: string } & CopyButtonWords) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = (): void => {
    // Missing on pages without https, refused without the person's permission.
    const written = navigator.clipboard ? navigator.clipboard.writeText(value) : Promise.reject(new Error('no clipboard'));
    written.then(
      () => {
        setCopied(true);
        announce(t('common.copied'));
      },
      () => announce(t('common.copyFailed')),
    );
  };
  const icon = copied ? Check : Copy;
  return label === undefined ? (
    <IconButton icon={icon} small label={copied ? t('common.copied') : `${t('common.copy')}: ${what}`} onClick={copy} />
  ) : (
    <Button icon={icon} small onClick={copy}>
      {copied ? t('common.copied') : label}
    </Button>
  );
}
