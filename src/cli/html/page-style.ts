/** The look of reports in HTML. Colours of the levels hold a contrast of 4.5 to 1 as text, in light and in dark. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#fbfaf8, #16181c);
  --panel: light-dark(#ffffff, #1e2126);
  --line: light-dark(#dcd8d0, #363b43);
  --text: light-dark(#22211f, #e6e4df);
  --soft: light-dark(#5f5b54, #a8a59d);
  --mark: light-dark(#fff0b8, #5a4a12);
  --error: light-dark(#b3261e, #ff8a80);
  --warning: light-dark(#8a5a00, #f0b849);
  --info: light-dark(#2a5f9e, #86b6f0);
  --good: light-dark(#2e6b34, #86cf8d);
}
* { box-sizing: border-box }
body {
  margin: 0 auto; max-width: 78rem; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--text);
  font: 15px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
}
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .75rem }
p { margin: 0 0 .5rem }
a { color: var(--info) }
code, .place, mark, .excerpt { font-family: ui-monospace, "Noto Sans Mono", "Noto Sans Mono CJK SC", monospace; font-size: .87em }
.soft { color: var(--soft) }
.error { color: var(--error) } .warning { color: var(--warning) } .info { color: var(--info) } .good { color: var(--good) }
.tiles {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(7.75rem, 1fr)); gap: .75rem; margin: 1.25rem 0; padding: 0;
  list-style: none;
}
.tiles li { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .9rem; line-height: 1.3 }
.tiles strong { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums }
.notes { margin: 0 0 1.25rem; padding: 0 0 0 1.1rem; color: var(--soft) }
.notes.grave {
  margin: 1.25rem 0 0; padding: .6rem 1rem; list-style: none; background: var(--panel); color: var(--text);
  border: 1px solid var(--line); border-left: 4px solid var(--warning); border-radius: 8px;
}
.notes li + li { margin-top: .25rem }
.notes code { white-space: nowrap }
.grave .todo { color: var(--soft) }
.charts { columns: 2 28rem; column-gap: 1rem }
.charts .panel { break-inside: avoid; margin: 0 0 1rem }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; min-width: 0 }
.panel h3 { font-size: .95rem; margin: 0 0 .5rem }
table { border-collapse: collapse; width: 100% }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: .85rem }
.bars { table-layout: fixed }
.bars td, .bars th { padding: .1rem .5rem .1rem 0; vertical-align: middle; font-weight: 400; color: inherit; font-size: .9rem }
.bars th { width: 50%; line-height: 1.3; overflow-wrap: anywhere }
.bars .number { width: 4.5rem; text-align: right; font-variant-numeric: tabular-nums }
.unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap }
.bars svg { display: block; width: 100%; height: .8rem }
.fill-error { fill: var(--error) } .fill-warning { fill: var(--warning) } .fill-info { fill: var(--info) } .fill-good { fill: var(--good) }
.months { display: block; width: 100%; height: auto }
.months text { fill: var(--soft); font-size: 11px }
.months line { stroke: var(--line) }
.legend { display: flex; flex-wrap: wrap; gap: 1rem; margin: 0 0 .6rem; font-size: .85rem }
.filters { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 .75rem; align-items: end }
.filters label { display: grid; gap: .2rem; font-size: .85rem; color: var(--soft) }
input, select, button {
  font: inherit; color: var(--text); background: var(--panel); border: 1px solid var(--soft); border-radius: 6px; padding: .35rem .5rem;
  max-width: 18rem; height: 2.2rem;
}
button { cursor: pointer }
:focus-visible { outline: 2px solid var(--info); outline-offset: 2px }
.findings { table-layout: fixed }
.findings th { padding: .25rem .75rem .5rem 0; border-bottom: 1px solid var(--line) }
.findings td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere }
.findings .level { width: 5.5rem } .findings .rule { width: 13rem } .findings .where { width: 20rem }
.excerpt { display: block; margin-top: .25rem; color: var(--soft) }
mark { background: var(--mark); color: var(--text); border-radius: 2px }
.help { margin-top: .25rem; color: var(--soft); font-size: .9rem }
@media (max-width: 50rem) {
  .bars th { width: 45% }
  .months text { font-size: 17px }
  .months text:nth-of-type(even) { display: none }
  .bars .number { width: 3.75rem }
  .findings, .findings tbody, .findings tr, .findings td { display: block; width: auto }
  .findings thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  .findings td { border: 0; padding: .1rem 0 }
  .findings td:nth-child(-n + 2) { display: inline-block; margin-right: .75rem }
  .findings tr { border-bottom: 1px solid var(--line); padding: .6rem 0 }
}
@media print { .filters, #more { display: none } }
`
