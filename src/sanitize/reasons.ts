import { addressProperties, candidateProperties, policy } from './policy.js'

/** Why something may not stay: a code each, and the sentence that explains it. No other reasons are given. */
export const sanitizeReasons = {
  'changes-behaviour': 'It acts on its own, or changes how the page answers its reader.',
  'changes-page': 'It sets the title, the addresses or other things of the page around the body.',
  'changes-style': 'It sets the style of itself or of the page, by which it can cover the page or load something.',
  'clobbers-names': 'Scripts of the page may take it for a variable of theirs.',
  'loads-document': 'It loads another document or a plug-in into the page.',
  misplaced: 'It stands where browsers leave it out or move it.',
  'needs-script': 'It shows nothing unless a script of its site runs.',
  'not-content': 'It is no part of what a body shows.',
  'reads-differently': 'Browsers may read it, or what stands in it, as something else than it was taken for.',
  'runs-code': 'It runs code.',
  'submits-data': 'It is a part of a form.',
  'swallows-what-follows': 'It is a tag that never ends: browsers read what stands behind the body as a part of it.',
  'unknown-element': 'It is none of the elements that an article needs.',
  'unneeded-attribute': 'It is none of the attributes that a reader needs.',
  'unsafe-address': 'Its address is none of the kinds that are allowed there.',
} as const

/** A code of `sanitizeReasons`. */
export type SanitizeReason = keyof typeof sanitizeReasons

const elements = new Map<string, SanitizeReason>(
  (
    [
      ['script', 'runs-code'],
      ['style', 'changes-style'],
      ['html head body title link meta base basefont bgsound', 'changes-page'],
      ['iframe object embed applet frame frameset portal fencedframe param', 'loads-document'],
      [
        'svg math template noscript noembed noframes plaintext xmp listing slot image isindex keygen',
        'reads-differently',
      ],
      [
        'form input button textarea select option optgroup datalist label fieldset legend output selectedcontent',
        'submits-data',
      ],
      ['dialog marquee', 'changes-behaviour'],
    ] as const
  ).flatMap(([names, reason]) => names.split(' ').map((name) => [name, reason] as const)),
)

const attributes = new Map<string, SanitizeReason>(
  (
    [
      ['style bgColor background', 'changes-style'],
      ['id name', 'clobbers-names'],
      ['srcDoc data classId codeBase code archive', 'loads-document'],
      ['action formAction form formMethod formTarget formEncType', 'submits-data'],
      [
        'target ping download autoFocus autoPlay contentEditable popover popoverTarget popoverTargetAction command commandfor interestfor draggable tabIndex accessKey is slot part default preload useMap isMap',
        'changes-behaviour',
      ],
    ] as const
  ).flatMap(([names, reason]) => names.split(' ').map((name) => [name, reason] as const)),
)

/** Why an element of the name may not stay. */
export function reasonOfElement(tagName: string): SanitizeReason {
  return elements.get(tagName) ?? 'unknown-element'
}

/** Why a property of an element, or some of what it lists, may not stay. */
export function reasonOfAttribute(tagName: string, property: string): SanitizeReason {
  if (/^on/i.test(property)) return 'runs-code'
  if (property === 'rel' && tagName === 'a') return 'changes-behaviour'
  const isAddress = addressProperties.has(property) || candidateProperties.has(property)
  if (isAddress && mayHave(tagName, property)) return 'unsafe-address'
  return attributes.get(property) ?? 'unneeded-attribute'
}

function mayHave(tagName: string, property: string): boolean {
  const allowed: Record<string, readonly (string | readonly unknown[])[]> = policy.attributes
  const definitions = Object.hasOwn(allowed, tagName) ? allowed[tagName]! : []
  return definitions.some((definition) => (Array.isArray(definition) ? definition[0] : definition) === property)
}
