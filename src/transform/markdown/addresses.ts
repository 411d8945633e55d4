import { absoluteAddress } from '../../body/absolute-address.js'

const linkSchemes = new Set(['http', 'https', 'mailto', 'tel'])
const imageSchemes = new Set(['http', 'https'])

/**
 * Where a link leads, absolute where it can be; undefined where Markdown is to have no link: `javascript:` and other
 * schemes, `#` and nothing.
 */
export function linkAddress(written: unknown, baseUrl: string | undefined): string | undefined {
  return address(written, baseUrl, linkSchemes)
}

/** Where a picture lies, absolute where it can be; undefined for `data:` and whatever else is no address of a file. */
export function imageAddress(written: unknown, baseUrl: string | undefined): string | undefined {
  return address(written, baseUrl, imageSchemes)
}

function address(written: unknown, baseUrl: string | undefined, schemes: ReadonlySet<string>): string | undefined {
  if (typeof written !== 'string') return undefined
  // Browsers drop these before they look for the scheme, so `java\nscript:` is one.
  const url = written
    .toWellFormed()
    .replace(/[\t\n\r]/g, '')
    .replace(/^[\0- ]+|[\0- ]+$/g, '')
  if (url === '' || url === '#') return undefined
  const resolved = absoluteAddress(url, baseUrl)
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(resolved)?.[1]
  return scheme === undefined || schemes.has(scheme.toLowerCase()) ? resolved : undefined
}

/** Whether two addresses are of the same picture in other sizes: WordPress' `a-300x200.jpg`, Blogger's `/s320/a.jpg`. */
export function isSamePicture(a: string, b: string): boolean {
  const name = pictureName(a)
  return name !== '' && name === pictureName(b)
}

function pictureName(url: string): string {
  const [path] = url.split(/[?#]/)
  const name = path!.slice(path!.lastIndexOf('/') + 1)
  return /\.(?:jpe?g|png|gif|webp|avif)$/i.test(name) ? name.replace(/-\d+x\d+(?=\.\w+$)|-scaled(?=\.\w+$)/, '') : ''
}

/**
 * An address as the destination of a link or image, without angle brackets: white space and what would end it are
 * percent-encoded, all else stays as it is.
 */
export function destination(url: string): string {
  // Not the `%`: what is encoded already stays so.
  const encoded = url.replace(/[\s\0-\x1f\x7f<>\\|"`]/g, encodeURIComponent)
  const safe = hasBalancedParens(encoded) ? encoded : encoded.replaceAll('(', '%28').replaceAll(')', '%29')
  return safe.replace(/&(?=#?\w+;)/g, '&amp;')
}

function hasBalancedParens(url: string): boolean {
  let open = 0
  for (const [paren] of url.matchAll(/[()]/g)) {
    open += paren === '(' ? 1 : -1
    // CommonMark lets parsers stop at 32.
    if (open < 0 || open > 30) return false
  }
  return open === 0
}
