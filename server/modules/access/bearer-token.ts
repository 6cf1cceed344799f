import { newSecretToken } from '#server/modules/identity/index.ts';

/** The prefix lets secret scanners and people recognise what they have found. */
const PREFIX = 'fiskai_';
const TOKEN = /^fiskai_[\w-]{43}$/;

export const newBearerToken = (): string => `${PREFIX}${newSecretToken()}`;

export const isBearerToken = (text: string): boolean => TOKEN.test(text);
