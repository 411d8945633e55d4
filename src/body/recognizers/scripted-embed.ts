import { textProperty } from '../elements.js'
import { readEmbedAddress } from '../providers.js'
import { defineRecognizer } from '../recognizer.js'

/** Boxes that a provider's script would fill with a chart: Infogram's, Flourish's. */
export const scriptedEmbed = defineRecognizer({
  name: 'scripted-embed',
  match: ['.infogram-embed', '.flourish-embed'],
  annotate(element) {
    const id = textProperty(element, 'dataId')
    const src = textProperty(element, 'dataSrc')
    const title = textProperty(element, 'dataTitle')
    const address = id
      ? `https://infogram.com/${id}`
      : src && `https://public.flourish.studio/${src.replace(/\?.*$/, '')}`
    return address ? { type: 'embed', ...readEmbedAddress(address), ...(title && { title }) } : undefined
  },
})
