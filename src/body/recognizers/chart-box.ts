import { describeFigure } from '../describe-figure.js'
import { elementsBelow } from '../elements.js'
import { defineRecognizer } from '../recognizer.js'

/** Charts in boxes of their own, not in a `figure`, even when their drawing is gone: Bloomberg's toaster, ai2html. */
export const chartBox = defineRecognizer({
  name: 'chart-box',
  match: ['.toaster', '.ai2html_export', '.ai2html', '.wsj-charts', '.highcharts-figure'],
  annotate(element, context) {
    if (element.tagName !== 'div' || context.isWithin('figure')) return undefined
    for (const { tagName } of elementsBelow(element)) if (tagName === 'figure') return undefined
    return { ...describeFigure(element, context), kind: 'chart' }
  },
})
