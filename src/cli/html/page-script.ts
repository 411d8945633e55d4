/**
 * What makes the table of findings in a page: filters, and rows by the hundred. Values only ever become text of the page, never
 * markup. Runs in browsers, so it is kept as text.
 */
export const pageScript = `
'use strict'
const { levels, rules, hosts, months, findings } = JSON.parse(document.getElementById('data').textContent)
const step = 100
const number = (value) => value.toLocaleString('en')
const byId = (id) => document.getElementById(id)
const body = byId('rows')
const filters = ['text', 'level', 'rule', 'host', 'month'].map(byId)
let matching = []
let shown = 0

function create(tagName, className, ...children) {
  const element = document.createElement(tagName)
  if (className) element.className = className
  element.append(...children)
  return element
}

// What is typed stands between backticks.
function withCode(text) {
  return text.split(/\`([^\`]+)\`/).map((part, index) => (index % 2 ? create('code', '', part) : part))
}

function toRow([level, rule, path, place, message, help, excerpt]) {
  const what = create('td', '', message)
  if (excerpt) what.append(create('code', 'excerpt', excerpt[0], create('mark', '', excerpt[1] || '\\u00a0'), excerpt[2]))
  if (help) what.append(create('div', 'help', ...withCode(help)))
  return create(
    'tr', '',
    create('td', levels[level], levels[level]),
    create('td', '', create('code', '', rules[rule])),
    create('td', '', create('span', 'place', path + (place ? ':' + place : ''))),
    what,
  )
}

function showMore() {
  const next = matching.slice(shown, shown + step)
  body.append(...next.map(toRow))
  shown += next.length
  byId('more').hidden = shown >= matching.length
  byId('state').textContent =
    matching.length === 0 ? 'No finding matches.' : number(shown) + ' of ' + number(matching.length) + ' matching findings are shown.'
}

function filter() {
  const [text, level, rule, host, month] = filters.map((control) => control.value)
  const words = text.toLowerCase().split(/\\s+/).filter(Boolean)
  matching = findings.filter((finding) => {
    if (level && levels[finding[0]] !== level) return false
    if (rule && rules[finding[1]] !== rule) return false
    if (host && hosts[finding[7]] !== host) return false
    if (month && months[finding[8]] !== month) return false
    if (words.length === 0) return true
    const all = [finding[2], finding[4], rules[finding[1]], ...(finding[6] || [])].join(' ').toLowerCase()
    return words.every((word) => all.includes(word))
  })
  body.replaceChildren()
  shown = 0
  showMore()
}

for (const control of filters) control.addEventListener('input', filter)
byId('reset').addEventListener('click', () => {
  for (const control of filters) control.value = ''
  filter()
})
byId('filters').addEventListener('submit', (event) => event.preventDefault())
byId('more').addEventListener('click', () => {
  const next = shown
  showMore()
  // The button may be gone by now.
  const row = body.children[next]
  if (byId('more').hidden && row) {
    row.tabIndex = -1
    row.focus()
  }
})
// On paper nobody asks for more.
addEventListener('beforeprint', () => {
  while (shown < matching.length) showMore()
})
filter()
`
