import { h } from 'hastscript'
import { interruptedNote } from '../reporters/run-notes.js'
import type { RuleSet } from '../rule-set.js'
import type { Stats } from '../stats/archive-stats.js'
import { statsCharts } from '../stats/stats-charts.js'
import { describeTool } from '../tool-info.js'
import { barTable, timeChart } from './charts.js'
import { notes } from './notes.js'
import { htmlPage } from './page.js'

/** What an archive holds as a page of its own. */
export function statsPage(stats: Stats, ruleSet: RuleSet, top: number): string {
  const months = new Map(stats.months.map(({ name, posts }) => [name, { info: posts }]))
  const charts = statsCharts(stats, top).map(({ title, bars, more, kind }) =>
    kind === 'time'
      ? timeChart(title, months, 'Posts')
      : barTable(title, bars, {
          hasLevels: kind === 'levels',
          note: more > 0 ? `and ${more.toLocaleString('en')} more` : undefined,
        }),
  )
  return htmlPage({
    title: 'postmatter stats',
    content: [
      h('h1', `${stats.posts.toLocaleString('en')} ${stats.posts === 1 ? 'post' : 'posts'}`),
      h('p.soft', `${describeTool(ruleSet)}.`),
      ...notes('What these numbers lack', 'ul.notes.grave', stats.interrupted ? [interruptedNote] : []),
      h('h2', 'Posts by verdict, source, author, date and rule'),
      h('div.charts', charts),
    ],
  })
}
