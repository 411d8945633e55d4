import type { Element } from 'hast'
import type { Embed } from '../schema/embed.js'
import { wrapHtml } from './html-markup.js'
import type { Handler, RenderContext } from './renderer.js'

/** What becomes of the players of other sites: a link, a box that opens, or the player. */
export type EmbedForm = 'link' | 'facade' | 'frame'
export const embedForms: readonly EmbedForm[] = ['link', 'facade', 'frame']

/** Addresses of players, by provider. An id is what the provider gave, from whatever address: it is encoded here. */
const players: Readonly<Record<string, (id: string) => string>> = {
  // Without cookies until something is played.
  youtube: (id) => `https://www.youtube-nocookie.com/embed/${id}`,
  vimeo: (id) => `https://player.vimeo.com/video/${id}?dnt=1`,
  dailymotion: (id) => `https://www.dailymotion.com/embed/video/${id}`,
  bilibili: (id) => `https://player.bilibili.com/player.html?bvid=${id}&autoplay=0`,
  soundcloud: (id) => `https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/${id}`,
}

/** A handler that puts a player in the place of the link to it, where the player's address is known. */
export function createPlayerHandler(
  form: 'facade' | 'frame',
  otherwise: (element: Element, data: Embed, context: RenderContext<string>) => string,
): Handler<string, Element, Embed> {
  return (element, data, context) => {
    const src = playerAddress(data)
    // Only the link that stands for a player: media files play by themselves, posts of networks are text.
    if (src === undefined || element.tagName !== 'a') return otherwise(element, data, context)
    const content = context.next()
    const frame = wrapHtml(
      {
        tagName: 'iframe',
        properties: {
          className: ['embed-player'],
          src,
          title: data.title ?? `${data.provider} player`,
          loading: 'lazy',
          referrerPolicy: 'strict-origin-when-cross-origin',
          sandbox: ['allow-scripts', 'allow-same-origin', 'allow-presentation', 'allow-popups'],
          allow: 'fullscreen; picture-in-picture; encrypted-media',
        },
      },
      '',
    )
    if (form === 'frame') return frame
    // A paragraph would end where the details begin.
    if (context.parents.some((parent) => parent.type === 'element' && parent.tagName === 'p')) {
      return otherwise(element, data, context)
    }
    const { className } = element.properties
    return wrapHtml({ tagName: 'details', properties: { className } }, `<summary>${content}</summary>${frame}`)
  }
}

function playerAddress({ provider, id }: Embed): string | undefined {
  if (id === undefined || !Object.hasOwn(players, provider)) return undefined
  return players[provider]!(encodeURIComponent(id))
}
