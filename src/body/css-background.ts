import type { Element } from 'hast'

/** The address of the picture that an element's style puts behind it; data URLs are patterns and placeholders. */
export function cssBackground({ properties }: Element): string | undefined {
  const { style } = properties
  if (typeof style !== 'string' || !style.includes('url(')) return undefined
  const match = /background(?:-image)?\s*:[^;]{0,200}?url\(\s*(?:"([^"]+)"|'([^']+)'|([^\s"')]+))/i.exec(style)
  const address = match?.[1] ?? match?.[2] ?? match?.[3]
  return address?.startsWith('data:') ? undefined : address
}
