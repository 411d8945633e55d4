import { classNames, textProperty } from '../elements.js'
import { readEmbedAddress } from '../providers.js'
import { defineRecognizer } from '../recognizer.js'

/** Frames of other sites, also those that a script would load later, and WordPress' cards of other posts. */
export const frame = defineRecognizer({
  name: 'frame',
  match: ['iframe', 'youtube-player'],
  annotate(element, { url }) {
    const title = textProperty(element, 'title')
    const videoId = textProperty(element, 'video-id') ?? textProperty(element, 'videoId')
    const written = [
      textProperty(element, 'src'),
      textProperty(element, 'dataSrc'),
      textProperty(element, 'dataLazySrc'),
    ]
    const src = videoId
      ? `https://www.youtube.com/embed/${videoId}`
      : written.find((value) => value && value !== 'about:blank')
    if (!src) return undefined
    const address = readEmbedAddress(url(src))
    const isWordPress = classNames(element).includes('wp-embedded-content')
    return {
      type: 'embed',
      ...address,
      ...(isWordPress && { provider: 'wordpress', url: withoutEmbedPath(address.url) }),
      ...(title && { title }),
    }
  },
})

/** The post that a WordPress card shows: its own address, without the part that asks for the card. */
function withoutEmbedPath(address: string): string {
  return address.replace(/#\?secret=\w+$/, '').replace(/\/embed\/?$/, '/')
}
