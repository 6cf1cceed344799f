export const auth = {
  tagline: 'Računi, fiskalizacija i arhiva na jednom mjestu.',
};
