/** HR-BT-1 as written: an indicator of UBL is a boolean of XML Schema, which has two ways to say yes. */
export const isCopyIndicated = (text: string): boolean => ['true', '1'].includes(text.trim());
