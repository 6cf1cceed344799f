/** True for 11 digits whose last is the check digit of ISO 7064 MOD 11,10. Kept apart from the product's own check on purpose. */
export const isOib = (text: string): boolean => {
  if (!/^[0-9]{11}$/.test(text)) return false;
  let rest = 10;
  for (const digit of text.slice(0, 10)) {
    rest = (rest + Number(digit)) % 10;
    rest = ((rest === 0 ? 10 : rest) * 2) % 11;
  }
  return (11 - rest) % 10 === Number(text[10]);
};
