/** A site of the internet may resolve its own name to this machine; the Host header gives it away. */
export function localHost(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '');
}
