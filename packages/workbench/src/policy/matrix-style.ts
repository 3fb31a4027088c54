/** How the page of the access matrix looks: on a screen, in the dark, and on paper. */
export const matrixStyle = `
:root { color-scheme: light dark; --ink: #1b2330; --soft: #5b6675; --line: #e3e7ee; --page: #ffffff; --band: #f4f6fa; --always: #0f7b55; --conditional: #c07a06; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf3; --soft: #9aa6b6; --line: #2b3442; --page: #12171f; --band: #1a212c; --always: #35c48f; --conditional: #eeb04a; } }
* { box-sizing: border-box }
body { margin: 0; padding: 2rem; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif }
h1 { margin: 0; font-size: 1.9rem; letter-spacing: -.01em }
header p { margin: .25rem 0 1rem; color: var(--soft); max-width: 70ch }
.legend { display: flex; flex-wrap: wrap; gap: 1.25rem; margin: 0 0 1rem; padding: 0; list-style: none; color: var(--soft) }
.legend li { display: flex; align-items: center; gap: .5rem }
.legend li::before, td.always::before, td.conditional::before { content: ""; display: inline-block; width: .85rem; height: .85rem; border-radius: 50%; border: 2px solid var(--line) }
.legend .always::before, td.always::before { background: var(--always); border-color: var(--always) }
.legend .conditional::before, td.conditional::before { border-color: var(--conditional); background: linear-gradient(90deg, var(--conditional) 50%, transparent 50%) }
input { width: min(28rem, 100%); padding: .55rem .8rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--band); color: inherit; font: inherit }
table { margin-top: 1.25rem; border-collapse: separate; border-spacing: 0 }
thead th { position: sticky; top: 0; z-index: 2; height: 13rem; min-width: 2.6rem; padding: .5rem 0; background: var(--page); border-bottom: 2px solid var(--ink); vertical-align: bottom; font-weight: 600; text-align: left }
thead th span { display: block; max-height: 12rem; margin: 0 auto; writing-mode: vertical-rl; transform: rotate(180deg); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: .85rem }
thead .corner { left: 0; z-index: 3; padding-left: .5rem }
tbody th { position: sticky; left: 0; z-index: 1; min-width: 22rem; padding: .35rem .75rem .35rem .5rem; background: var(--page); border-bottom: 1px solid var(--line); font-weight: 400; text-align: left }
tbody th b { display: block; font-weight: 500 }
tbody th code { color: var(--soft); font-size: .78rem }
.source th { padding-top: 1.25rem; color: var(--soft); text-transform: uppercase; letter-spacing: .08em; font-size: .78rem; font-weight: 600 }
td { border-bottom: 1px solid var(--line); text-align: center; cursor: default }
td i { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
tr:hover td, tr:hover th[scope=row] { background: var(--band) }
footer { margin-top: 2rem; color: var(--soft); font-size: .8rem }
@media print { body { padding: 0 } input { display: none } thead th { position: static } tbody th { position: static } td.always::before, td.conditional::before { print-color-adjust: exact } }
`
