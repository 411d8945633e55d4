import type { Element } from 'hast'
import { describeFigure } from '../describe-figure.js'
import { classNames, elementsBelow } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'

const names = ['toaster', 'ai2html_export', 'ai2html', 'wsj-charts', 'highcharts-figure']

/** Charts in boxes of their own, not in a `figure`, even when their drawing is gone: Bloomberg's toaster, ai2html. */
export const chartBox = defineRecognizer({
  name: 'chart-box',
  match: names.map((name) => `.${name}`),
  annotate(element, context) {
    if (element.tagName !== 'div' || context.isWithin('figure')) return undefined
    // A chart in another's box is a part of that one.
    if (context.parents.some((parent) => parent.type === 'element' && isNamed(parent))) return undefined
    for (const { tagName } of elementsBelow(element)) if (tagName === 'figure') return undefined
    return { ...describeFigure(element, context), kind: 'chart' }
  },
})

function isNamed(element: Element): boolean {
  return classNames(element).some((name) => names.includes(name))
}
