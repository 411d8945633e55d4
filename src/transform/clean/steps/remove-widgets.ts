import type { Element } from 'hast'
import type { Widget } from '../../../schema/widget.js'
import { type CleanStep, defineCleanStep } from '../clean-step.js'
import { removeFurniture } from '../remove-furniture.js'

/** A step that takes out the widgets of some kinds. */
function defineWidgetStep(name: string, kinds: readonly Widget['kind'][], what: string): CleanStep {
  return defineCleanStep({
    name,
    clean(context) {
      for (const element of context.elements) {
        const data = context.annotation(element)
        if (data?.type !== 'widget' || !kinds.includes(data.kind)) continue
        removeFurniture(element, `${what} (${data.name})`, context)
      }
    },
  })
}

/** Takes out advertisements. */
export const removeAds = defineWidgetStep('remove-ads', ['advertisement'], 'an advertisement')

/** Takes out share bars and like buttons. */
export const removeShareBars = defineWidgetStep('remove-share-bars', ['share', 'like'], 'buttons to share or like')

/** Takes out lists and cards of other articles, also in mid-article. */
export const removeRelated = defineWidgetStep('remove-related', ['related'], 'other articles')

/** Takes out what the page's template says of the article: its title once more, dates, authors, tags. */
export const removePageMetadata = defineWidgetStep('remove-page-metadata', ['metadata', 'author'], 'page metadata')

/** Takes out all other page furniture: navigation, newsletters, widgets of a sidebar. */
export const removeWidgets = defineWidgetStep(
  'remove-widgets',
  ['image-widget', 'navigation', 'newsletter', 'other'],
  'page furniture',
)

const controls = new Set(['form', 'button', 'input', 'select', 'textarea', 'datalist'])

/** Takes out comment sections, forms and buttons. A form that holds most of a page is left: then it is no form to fill in. */
export const removeForms = defineCleanStep({
  name: 'remove-forms',
  clean({ elements, annotation, remove, unwrap }) {
    for (const element of elements) {
      const data = annotation(element)
      if (data?.type === 'widget' && data.kind === 'comments') remove(element, `comments (${data.name})`)
      else if (!controls.has(element.tagName)) continue
      else if (holdsText(element)) unwrap(element, `a ${element.tagName} around text`)
      else remove(element, `a ${element.tagName}`)
    }
  },
})

/** Whether paragraphs or pictures stand in the element. */
function holdsText(element: Element): boolean {
  const parts = new Set(['p', 'img', 'figure', 'table', 'blockquote'])
  return element.children.some((child) => child.type === 'element' && (parts.has(child.tagName) || holdsText(child)))
}
