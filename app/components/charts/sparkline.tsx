import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';

const WIDTH = 96;
const HEIGHT = 24;

/** The run of a figure in a line of text; `label` says what it shows. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const x = scaleLinear([0, Math.max(values.length - 1, 1)], [1, WIDTH - 1]);
  const y = scaleLinear([Math.min(0, ...values), Math.max(1, ...values)], [HEIGHT - 2, 2]);
  const path = line<number>()
    .x((_, position) => x(position))
    .y((value) => y(value))([...values]);
  return (
    <svg role="img" aria-label={label} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="inline-block">
      <path d={path ?? ''} fill="none" strokeWidth={1.5} className="stroke-chart-1" />
    </svg>
  );
}
