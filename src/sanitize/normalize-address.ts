/**
 * An address as a browser reads it: without control characters and spaces around it, without tabs and line breaks within,
 * the scheme in lower case. What is judged is then what is loaded.
 *
 * @see https://url.spec.whatwg.org/#concept-basic-url-parser
 * @example
 * normalizeAddress(' Java\nScript:run()') // 'javascript:run()'
 */
export function normalizeAddress(written: string): string {
  // What nearly all are already.
  if (/^(?:https?:|[/#])[^\0-\x20]*$/.test(written)) return written
  return written
    .replace(/^[\0-\x20]+/, '')
    .replace(/(?<![\0-\x20])[\0-\x20]+$/, '')
    .replace(/[\t\n\r]/g, '')
    .replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase())
}

/** Whether an address leads to the web: by http or https, or from the page itself. */
export function isWebAddress(written: string): boolean {
  const address = normalizeAddress(written)
  return address !== '' && /^(?:https?:|(?![a-z][a-z0-9+.-]*:))/.test(address)
}
