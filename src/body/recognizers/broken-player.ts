import { readEmbedAddress } from '../providers.js'
import { defineRecognizer } from '../recognizer.js'

/**
 * RFI's `<youtube-player>` where the white space of its tag was lost (`<youtube-playervideo-type="youtube"…>`): the parser
 * takes the first attributes for the element's name, and the one with the id has the end of another before its own name.
 */
export const brokenPlayer = defineRecognizer({
  name: 'broken-player',
  match: '*',
  annotate({ tagName, properties }) {
    if (!tagName.startsWith('youtube-player')) return undefined
    const id = Object.entries(properties).find(([name]) => /(?:^|")video-?id$/i.test(name))?.[1]
    if (typeof id !== 'string' || !/^[\w-]{11}$/.test(id)) return undefined
    return { type: 'embed', ...readEmbedAddress(`https://www.youtube.com/embed/${id}`) }
  },
})
