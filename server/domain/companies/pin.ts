/** Digits of a PIN at the till. */
const PIN = /^\d{4,8}$/;

export const isPin = (text: string): boolean => PIN.test(text);

/** One digit over and over, or digits that follow each other upwards or downwards: what anybody tries first. */
export function isGuessablePin(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1;
}
