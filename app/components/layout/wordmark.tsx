/** Sign and name of the product. */
export function Wordmark() {
  return (
    <span className="flex items-center gap-2.5 text-lg font-semibold">
      <svg aria-hidden width={28} height={28} viewBox="0 0 32 32">
        <rect width={32} height={32} rx={8} className="fill-brand" />
        <path
          d="M11 23V9h11M11 16h9"
          fill="none"
          strokeWidth={3.2}
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-on-brand"
        />
      </svg>
      FiskAI
    </span>
  );
}
