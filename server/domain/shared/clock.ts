/** The only source of the current instant; tests hand in their own. */
export interface Clock {
  now(): Date;
}
