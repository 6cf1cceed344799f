/** Days before the end of the last certificate on which people are told: a new one takes days to get. */
export const CERTIFICATE_WARNING_DAYS = [60, 30, 14, 7, 1] as const;
