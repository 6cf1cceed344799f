/** The next free number of a device, as most people count their tills: one above the highest short one. */
export function nextDeviceCode(codes: readonly string[]): string {
  const highest = codes.reduce((max, code) => (code.length < 10 && Number(code) > max ? Number(code) : max), 0);
  return String(highest + 1);
}
