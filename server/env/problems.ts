export interface EnvProblem {
  readonly variable: string;
  /** Croatian and English; never the value, which may be a secret. */
  readonly message: string;
}

/** The environment cannot be used as it is. Carries everything that is wrong, so that one start shows it all. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
  readonly problems: readonly EnvProblem[];

  constructor(problems: readonly EnvProblem[]) {
    const lines = problems.map(({ variable, message }) => `  ${variable}: ${message}`);
    super(['Postavke okoline nisu ispravne / The environment is not valid:', ...lines].join('\n'));
    this.problems = problems;
  }
}

/** Says that a variable is missing or wrong; collected and thrown together. */
export type Complain = (variable: string, hr: string, en: string) => void;
