import clsx from 'clsx';

/** First letters of the first two words. */
const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');

interface AvatarProps {
  name: string;
  kind?: 'company' | 'person';
  size?: 20 | 28;
  /** A company's own colour, dark enough for white letters. */
  color?: string | undefined;
}

/** A person (quiet circle) or a company (square in the brand colour) by initials. Decorative: the name stands beside it. */
export function Avatar({ name, kind = 'company', size = 28, color }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={clsx(
        'flex shrink-0 items-center justify-center font-semibold',
        size === 28 ? 'size-7 text-sm' : 'size-5 text-[10px]',
        kind === 'company'
          ? color
            ? 'rounded-sm text-on-brand'
            : 'rounded-sm bg-brand text-on-brand'
          : 'rounded-full bg-sunken text-muted',
      )}
      style={color === undefined ? undefined : { backgroundColor: color }}
    >
      {initials(name)}
    </span>
  );
}
