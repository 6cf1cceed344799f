/** A word that people sort things by. */
export function Label({ text }: { text: string }) {
  return (
    <span className="inline-flex max-w-40 items-center truncate rounded-full border border-border-strong px-2 text-xs leading-5 font-normal text-muted">
      {text}
    </span>
  );
}
