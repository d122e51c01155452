/** Identifiers in the platform's shapes, made from an injected random. */
export interface Ids {
  hex(length: number): string;
  message(): string;
  thread(): string;
  event(): string;
  file(): string;
  cardToken(): string;
  accessToken(): string;
  digits(length: number): string;
}

/**
 * Makes identifiers as Feishu shapes them (`om_…`, `omt_…`, `t-…`).
 * @param random a number in [0, 1), as `Math.random` gives
 */
export function createIds(random: () => number): Ids {
  const from = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
  const hex = (length: number): string => from('0123456789abcdef', length);
  return {
    hex,
    message: () => `om_${hex(32)}`,
    thread: () => `omt_${hex(16)}`,
    event: () => hex(32),
    file: () => `file_v3_${hex(4)}_${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
    cardToken: () => `c-${hex(40)}`,
    accessToken: () => `t-g${from('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 40)}`,
    digits: (length) => from('123456789', 1) + from('0123456789', length - 1),
  };
}
