import { words } from './words.js'

/** What tells a citizen among those who ask from an agency. */
const citizenMark = 'citizen:'

/**
 * The bar above the editor: who asks, for which procedure or purpose, and examples to begin with.
 * @param {{agencies: {id: string, title: Title, procedures: string[], purposes: string[]}[],
 *   procedures: {code: string, title: Title}[], purposes: {id: string, title: Title}[],
 *   citizens: {key: string, name: string}[],
 *   examples: {title: Title, agency?: string, citizen?: string, procedure?: string, purpose?: string, query: string, variables: object}[]}} menu
 * @param {{onAsker: () => void, onAccess: () => void, onExample: (example: object) => void, onCurl: () => Promise<void>}} on
 * @typedef {{vi: string, en: string}} Title
 */
export function bar(menu, on) {
  const find = (id) => document.getElementById(id)
  const [example, agency, aim, strict] = ['example', 'agency', 'aim', 'strict'].map(find)
  let language = remembered('language') ?? (navigator.language.startsWith('vi') ? 'vi' : 'en')

  const fillAgencies = () =>
    fill(agency, [
      [words[language].agencies, menu.agencies.map(({ id, title }) => [id, title[language]])],
      [words[language].citizens, menu.citizens.map(({ key, name }) => [citizenMark + key, name])],
    ])
  const fillAims = () => {
    const isCitizen = agency.value.startsWith(citizenMark)
    for (const control of [aim, strict, find('access')]) control.disabled = isCitizen
    if (isCitizen) {
      fill(aim, [['', words[language].noAim]])
      return
    }
    const open = menu.agencies.find(({ id }) => id === agency.value)
    const said = words[language]
    const procedures = menu.procedures.filter(({ code }) => open?.procedures.includes(code))
    const purposes = menu.purposes.filter(({ id }) => open?.purposes.includes(id))
    fill(aim, [
      [
        said.procedures,
        procedures.map(({ code, title }) => [`procedure ${code}`, `${code} · ${title[language]}`]),
      ],
      [said.purposes, purposes.map(({ id, title }) => [`purpose ${id}`, title[language]])],
    ])
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
    for (const refill of [fillExamples, fillAgencies, fillAims]) refill()
  }
  const ask = (agencyId, wanted) => {
    agency.value = agencyId
    fillAims()
    aim.value = wanted
    changed()
  }
  const changed = () => {
    remember('agency', agency.value)
    remember('aim', aim.value)
    on.onAsker()
  }

  example.addEventListener('change', () => {
    const chosen = menu.examples[Number(example.value)]
    if (example.value === '' || !chosen) return
    ask(askerOf(chosen), aimOf(chosen))
    on.onExample(chosen)
  })
  agency.addEventListener('change', () => {
    fillAims()
    changed()
  })
  aim.addEventListener('change', changed)
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
  ask(remembered('agency') ?? askerOf(first), remembered('aim') ?? aimOf(first))

  return {
    asker: () => {
      if (agency.value.startsWith(citizenMark)) {
        return { citizen: agency.value.slice(citizenMark.length) }
      }
      const [kind, value] = aim.value.split(' ')
      return { agency: agency.value, [kind]: value, strict: strict.checked }
    },
    language: () => language,
    showToken: (until) => showToken(find('token'), until, language),
  }
}

function showToken(output, until, language) {
  output.classList.toggle('failed', !until)
  const time = until?.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' })
  output.textContent = until ? words[language].token(time) : words[language].failed
}

function askerOf(example) {
  return example?.citizen ? citizenMark + example.citizen : example?.agency
}

function aimOf(example) {
  if (example?.citizen) return ''
  return example?.procedure ? `procedure ${example.procedure}` : `purpose ${example?.purpose}`
}

/** Entries, or groups of entries with a name; what was chosen is kept where it is still offered. */
function fill(select, entries) {
  const before = select.value
  const made = entries.flatMap(([value, content]) => {
    if (typeof content === 'string') return [new Option(content, value)]
    if (content.length === 0) return []
    const group = document.createElement('optgroup')
    group.label = value
    group.append(...content.map(([inner, text]) => new Option(text, inner)))
    return [group]
  })
  select.replaceChildren(...made)
  if ([...select.options].some(({ value }) => value === before)) select.value = before
}

function remember(name, value) {
  localStorage.setItem(`motlan:${name}`, value)
}

function remembered(name) {
  return localStorage.getItem(`motlan:${name}`) ?? undefined
}
