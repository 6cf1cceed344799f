/** Makes ids: UUID version 7, so that keys grow with time and keyset pages follow insertion. */
export interface IdSource {
  next(): string;
  /** Lower-case UUID v4, the form that CIS demands of `IdPoruke`. */
  random(): string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID of any version. */
export const isUuid = (value: string): boolean => UUID.test(value);
