import type { CompiledPolicy } from '@motlan/policy'
import type { Language } from './languages.ts'
import type { Matrix, MatrixCell, Way } from './matrix.ts'
import { matrixStyle } from './matrix-style.ts'

const words = {
  vi: {
    title: 'Ma trận truy cập',
    lead: 'Cơ quan nào được biết dữ liệu nào, theo các thỏa thuận có hiệu lực ngày',
    always: 'Luôn được phép',
    conditional: 'Có điều kiện',
    never: 'Không bao giờ',
    attribute: 'Dữ liệu',
    filter: 'Lọc theo tên dữ liệu…',
    version: 'Phiên bản',
    when: 'khi',
  },
  en: {
    title: 'Access matrix',
    lead: 'Which agency may know which attribute, by the agreements in force on',
    always: 'Always',
    conditional: 'Where facts hold',
    never: 'Never',
    attribute: 'Attribute',
    filter: 'Filter attributes…',
    version: 'Version',
    when: 'where',
  },
} as const

/** A matrix as one page without anything outside it: it opens from a disk and prints. */
export function matrixHtml(matrix: Matrix, policy: CompiledPolicy, language: Language): string {
  const word = words[language]
  const { agencies, attributes, scope } = matrix
  const { vocabulary } = policy.source
  const sources = Map.groupBy(attributes, (name) => vocabulary.get(name)?.source ?? '')
  const heads = agencies.map((id) => {
    const title = policy.agencies.get(id)?.title[language] ?? id
    return `<th scope="col" title="${escaped(title)}"><span>${escaped(title)}</span></th>`
  })
  const procedure = scope.procedure && policy.procedures.get(scope.procedure)?.title[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${word.title} · ${scope.on}</title>
<style>${matrixStyle}</style>
</head>
<body>
<header>
<h1>${word.title}</h1>
<p>${word.lead} <time datetime="${scope.on}">${scope.on}</time>.${procedure ? ` <strong>${escaped(`${scope.procedure} ${procedure}`)}</strong>` : ''}</p>
<ul class="legend"><li class="always">${word.always}</li><li class="conditional">${word.conditional}</li><li class="never">${word.never}</li></ul>
<input type="search" id="filter" placeholder="${word.filter}" aria-label="${word.filter}">
</header>
<table>
<thead><tr><th scope="col" class="corner">${word.attribute}</th>${heads.join('')}</tr></thead>
${[...sources].map(([source, names]) => section(source, names, matrix, policy, language)).join('\n')}
</table>
<footer>${word.version} <code>${escaped(policy.hash)}</code></footer>
<script>${script}</script>
</body>
</html>
`
}

function section(
  source: string,
  names: readonly string[],
  { agencies, cell }: Matrix,
  policy: CompiledPolicy,
  language: Language,
): string {
  const rows = names.map((name) => {
    const meaning = policy.source.vocabulary.get(name)?.meaning[language] ?? ''
    const cells = agencies.map((agency) => cellOf(cell(agency, name), language))
    return `<tr data-text="${escaped(`${name} ${meaning}`.toLowerCase())}"><th scope="row"><b>${escaped(meaning)}</b><code>${escaped(name)}</code></th>${cells.join('')}</tr>`
  })
  return `<tbody><tr class="source"><th colspan="${agencies.length + 1}" scope="rowgroup">${escaped(source)}</th></tr>\n${rows.join('\n')}</tbody>`
}

function cellOf({ state, ways }: MatrixCell, language: Language): string {
  if (state === 'never') return '<td></td>'
  const lines = ways.map((way) => lineOf(way, language))
  const shown = [...new Set(lines)].join('\n')
  return `<td class="${state}" title="${escaped(shown)}"><i>${words[language][state]}</i></td>`
}

function lineOf({ procedure, purpose, relation, facts, rules }: Way, language: Language): string {
  const depends = facts.length > 0 ? ` ${words[language].when} ${facts.join(', ')}` : ''
  return `${procedure ?? purpose} · ${relation}${depends}${rules.length > 0 ? ` · ${rules.join(', ')}` : ''}`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const script = `
const rows = [...document.querySelectorAll('tr[data-text]')]
document.getElementById('filter').addEventListener('input', ({ target }) => {
  const wanted = target.value.normalize('NFC').toLowerCase()
  for (const row of rows) row.hidden = !row.dataset.text.includes(wanted)
  for (const body of document.querySelectorAll('tbody'))
    body.hidden = !body.querySelector('tr[data-text]:not([hidden])')
})
`
