const NAMES = ['Žižula', 'Đurđica', 'Šumski plod', 'Čvorak', 'Lipa i ćuk', 'Morska sol', 'Bijela vrana', 'Zvono'];
const SEATS = [
  { naziv_naselja: 'Zagreb', postanski_broj: 10000, ulica: 'Ilica' },
  { naziv_naselja: 'Split', postanski_broj: 21000, ulica: 'Šetalište Bačvice' },
  { naziv_naselja: 'Čakovec', postanski_broj: 40000, ulica: 'Ulica Matice hrvatske' },
  { naziv_naselja: 'Đurđevac', postanski_broj: 48350, ulica: 'Trg svetog Jurja' },
];

/** An invented company, always the same for an OIB. Those that end in 0 or 1 are of crafts, which the register does not have. */
export const subjectOf = (oib: string, struckOff: boolean) => {
  const digits = Array.from(oib, Number);
  if ((digits[10] ?? 0) <= 1) return null;
  const name = NAMES[(digits[1] ?? 0) % NAMES.length] ?? 'Zvono';
  const seat = SEATS[(digits[2] ?? 0) % SEATS.length];
  const small = (digits[3] ?? 0) % 2 === 0;
  return {
    mbs: 80_000_000 + Number(oib.slice(0, 6)),
    status: struckOff ? 2 : 1,
    oib: Number(oib),
    tvrtka: {
      tvrtka_rbr: 1,
      ime: `${name.toUpperCase()} ${small ? 'jednostavno društvo' : 'društvo'} s ograničenom odgovornošću za usluge`,
      naznaka_imena: name.toUpperCase(),
    },
    skracena_tvrtka: { ime: `${name.toUpperCase()} ${small ? 'j.d.o.o.' : 'd.o.o.'}` },
    sjediste: { sjediste_rbr: 1, ...seat, kucni_broj: (digits[4] ?? 0) + 1 },
    pravni_oblik: {
      vrsta_pravnog_oblika: { naziv: `${small ? 'jednostavno društvo' : 'društvo'} s ograničenom odgovornošću` },
    },
  };
};
