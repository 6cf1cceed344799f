/**
 * The warning that is due of something that ends in `left` days: the smallest mark that has been reached and not been told; null
 * when there is none. Marks that passed while nobody looked are not made up for, and after the end there is nothing to warn of.
 *
 * @param marks days before the end, the largest first
 * @param told the mark that was told last, null for none
 */
export function dueMark(marks: readonly number[], left: number, told: number | null): number | null {
  const reached = marks.filter((days) => left <= days).at(-1);
  return reached === undefined || left < 0 || (told !== null && told <= reached) ? null : reached;
}
