import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadAgreements } from '../src/index.ts'

const shipped = fileURLToPath(new URL('../', import.meta.url))
const one = 'agreements/tax-from-land.dsa.yaml'

let folder: string
let original: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motlan-agreements-'))
  for (const part of ['agreements', 'catalog', 'guardrails']) {
    await cp(join(shipped, part), join(folder, part), { recursive: true })
  }
  original = await readFile(join(folder, one), 'utf8')
})

afterAll(() => rm(folder, { recursive: true }))

/** The refusal of the shipped agreements with one file changed, as `message | fix`. */
async function refusalWith(text: string | Uint8Array, file = one): Promise<string> {
  const path = join(folder, file)
  const before = await readFile(path).catch(() => undefined)
  await writeFile(path, text)
  try {
    await loadAgreements(folder)
    return 'accepted'
  } catch (error) {
    const { code, message, fix } = error as Record<string, string> // A Refusal; anything else fails below.
    expect(code).toBe('AGREEMENT_INVALID')
    return `${message} | ${fix}`
  } finally {
    await (before ? writeFile(path, before) : rm(path))
  }
}

const changed = (from: string, to: string) => {
  expect(original).toContain(from)
  return refusalWith(original.replace(from, to))
}

describe('a folder of agreements', () => {
  it('is read as it is shipped', async () => {
    const { agreements, catalog } = await loadAgreements(folder)
    expect(agreements.map(({ file }) => file)).toContain(one)
    expect(agreements.find(({ id }) => id === 'tax-from-land')).toMatchObject({
      provider: 'land',
      consumer: 'tax',
      status: 'in-force',
      validity: { from: '2026-01-01' },
    })
    expect(catalog.procedures.find(({ code }) => code === '1.002207')?.assumption).toBe(true)
  })

  it.each([
    [
      'a misspelt key',
      ['consumer:', 'consummer:'],
      /:7:1: .*there is no "consummer" here.*did you mean "consumer"/,
    ],
    [
      'a key given twice',
      ['provider: land', 'provider: land\nprovider: land'],
      /:7:1: Map keys must be unique/,
    ],
    ['a key too little', ['reviewBy: 2027-01-31\n', ''], /reviewBy: a string is missing here/],
    [
      'a code that YAML takes for a number',
      ['["1.012785"]', '[1.012785]'],
      /:25:18: .*has to be a text.*quotation marks/,
    ],
    ['a code of no form', ['["1.012785"]', '["1.0127850"]'], /one digit, a dot and six digits/],
    [
      'a day that does not exist',
      ['2026-01-01', '2026-02-30'],
      /validity\.from: a day is written as/,
    ],
    ['an unknown status', ['in-force', 'in force'], /one of draft, review, in-force/],
    ['another format', ['motlan-dsa/1', 'motlan-dsa/2'], /:1:9: .*one of motlan-dsa\/1/],
    [
      'a letter of another script',
      ['consumer: tax', 'consumer: t\u0430x'],
      /:7:11: .*lower-case letters/,
    ],
    [
      'an attribute of another script',
      ['Parcel.location\n', 'Parcel.locati\u043en\n'],
      /an attribute is a subject and a path/,
    ],
    ['a decomposed letter', ['đất đai', 'đất đai'.normalize('NFD')], /:4:\d+: .*NFD.*NFC/],
    [
      'an empty title',
      ['  en: The tax office reads', "  en: '' #"],
      /title\.en: this may not be empty/,
    ],
    ['a code tag', ['id: tax-from-land', 'id: !!js/function "x"'], /Unresolved tag/],
    ['broken YAML', ['title:', 'title: ['], /:\d+:\d+: /],
    [
      'a key that reaches for prototypes',
      ['owner:', '__proto__: {}\nowner:'],
      /there is no "__proto__" here/,
    ],
    [
      'an id that is not its file',
      ['id: tax-from-land', 'id: tax-from-sea'],
      /holds the agreement "tax-from-sea".*tax-from-sea\.dsa\.yaml/,
    ],
  ] as const)('refuses %s', async (_what, [from, to], refusal) => {
    expect(await changed(from, to)).toMatch(refusal)
  })

  it('refuses aliases that multiply, before they do', async () => {
    const levels = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, index, all) => {
      const inner = index === 0 ? 'lol' : `*${all[index - 1]}`
      return `${name}: &${name} [${Array.from({ length: 9 }, () => inner).join(', ')}]`
    })
    expect(await refusalWith(levels.join('\n'))).toMatch(/aliases refer to each other too often/)
  })

  it('refuses what is no text of a person', async () => {
    expect(await refusalWith('')).toMatch(/tax-from-land/)
    expect(await refusalWith(new Uint8Array([0xff, 0xfe, 0x00]))).toMatch(/not UTF-8/)
    expect(await refusalWith(`# ${'x'.repeat(1_000_001)}`)).toMatch(/larger than 1 MB/)
  })

  it('refuses a file it would not read', async () => {
    expect(await refusalWith(original, 'agreements/tax-from-land.yaml')).toMatch(
      /ends in \.dsa\.yaml/,
    )
  })

  it('refuses a fault in the catalogue with its place', async () => {
    const agencies = await readFile(join(folder, 'catalog/agencies.yaml'), 'utf8')
    const refusal = await refusalWith(
      agencies.replace('id: police', 'id: Police'),
      'catalog/agencies.yaml',
    )
    expect(refusal).toMatch(/^catalog\/agencies\.yaml:\d+:\d+: 1\.id: an id has lower-case/)
  })

  it('refuses a folder that is none', async () => {
    await expect(loadAgreements('/nowhere')).rejects.toMatchObject({ code: 'AGREEMENT_INVALID' })
  })

  it('shows nothing of where it lies', async () => {
    expect(await refusalWith('')).not.toContain(tmpdir())
    await expect(loadAgreements(join(folder, 'none'))).rejects.toThrow(/^catalog\/[a-z-]+\.yaml: /)
  })
})
