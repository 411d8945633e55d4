/** An address as written, made absolute against the base URL where there is one and it can be. */
export function absoluteAddress(written: string, baseUrl: string | undefined): string {
  // What is absolute stays as it is written; `//host/path` needs only a scheme, even where there is no base.
  if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return written
  if (written.startsWith('//')) return `${/^http:/i.test(baseUrl ?? '') ? 'http:' : 'https:'}${written}`
  return baseUrl && URL.canParse(written, baseUrl) ? new URL(written, baseUrl).href : written
}
