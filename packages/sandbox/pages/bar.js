import { words } from './words.js'

/**
 * The bar above the editor: who asks, for which procedure, and examples to begin with.
 * @param {{agencies: {id: string, title: Record<string, string>, procedures: string[]}[],
 *   procedures: {code: string, title: Record<string, string>}[],
 *   examples: {title: Record<string, string>, agency: string, procedure: string, query: string, variables: object}[]}} menu
 * @param {{onAsker: () => void, onAccess: () => void, onExample: (example: object) => void, onCurl: () => Promise<void>}} on
 */
export function bar(menu, on) {
  const find = (id) => document.getElementById(id)
  const [example, agency, procedure, strict] = ['example', 'agency', 'procedure', 'strict'].map(
    find,
  )
  let language = remembered('language') ?? (navigator.language.startsWith('vi') ? 'vi' : 'en')

  const fillAgencies = () =>
    fill(
      agency,
      menu.agencies.map(({ id, title }) => [id, title[language]]),
    )
  const fillProcedures = () => {
    const open = menu.agencies.find(({ id }) => id === agency.value)?.procedures ?? []
    const listed = menu.procedures.filter(({ code }) => open.includes(code))
    fill(
      procedure,
      listed.map(({ code, title }) => [code, `${code} · ${title[language]}`]),
    )
  }
  const fillExamples = () =>
    fill(example, [
      ['', words[language].chooseExample],
      ...menu.examples.map(({ title }, index) => [String(index), title[language]]),
    ])
  const speak = () => {
    document.documentElement.lang = language
    for (const element of document.querySelectorAll('[data-word]')) {
      element.textContent = words[language][element.dataset.word]
    }
    for (const refill of [fillExamples, fillAgencies, fillProcedures]) refill()
  }
  const ask = (agencyId, code) => {
    agency.value = agencyId
    fillProcedures()
    procedure.value = code
    changed()
  }
  const changed = () => {
    remember('agency', agency.value)
    remember('procedure', procedure.value)
    on.onAsker()
  }

  example.addEventListener('change', () => {
    const chosen = menu.examples[Number(example.value)]
    if (example.value === '' || !chosen) return
    ask(chosen.agency, chosen.procedure)
    on.onExample(chosen)
  })
  agency.addEventListener('change', () => {
    fillProcedures()
    changed()
  })
  procedure.addEventListener('change', changed)
  find('language').addEventListener('click', () => {
    language = language === 'vi' ? 'en' : 'vi'
    remember('language', language)
    speak()
    on.onAsker()
  })
  find('access').addEventListener('click', on.onAccess)
  find('curl').addEventListener('click', async () => {
    await on.onCurl()
    find('curl').textContent = words[language].copied
    setTimeout(speak, 1500)
  })

  speak()
  const first = menu.examples[0]
  ask(remembered('agency') ?? first?.agency, remembered('procedure') ?? first?.procedure)

  return {
    asker: () => ({ agency: agency.value, procedure: procedure.value, strict: strict.checked }),
    language: () => language,
    showToken: (until) => showToken(find('token'), until, language),
  }
}

function showToken(output, until, language) {
  output.classList.toggle('failed', !until)
  const time = until?.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' })
  output.textContent = until ? words[language].token(time) : words[language].failed
}

/** Keeps what was chosen where it is still offered. */
function fill(select, entries) {
  const before = select.value
  select.replaceChildren(...entries.map(([value, text]) => new Option(text, value)))
  if (entries.some(([value]) => value === before)) select.value = before
}

function remember(name, value) {
  localStorage.setItem(`motlan:${name}`, value)
}

function remembered(name) {
  return localStorage.getItem(`motlan:${name}`) ?? undefined
}
