import type { CountryBlock, ErrorLabel } from '@motlan/registry-kit/country'
import { beforeAll, expect, test } from 'vitest'
import { errorRates, makeBlock, planCountry, type Rate } from '../src/index.ts'
import { registrySeeds } from '../src/load/registry-seeds.ts'

const plan = planCountry({ seed: 5, citizens: 102_000 })
const blocks: CountryBlock[] = []
const labels: ErrorLabel[] = []

beforeAll(() => {
  for (let index = 1; index <= plan.blocks; index += 3) blocks.push(makeBlock(plan, index))
  labels.push(...blocks.flatMap(({ errors }) => errors))
}, 120_000)

const struck = (error: ErrorLabel['error'], registry: ErrorLabel['registry']) =>
  new Set(
    labels.flatMap((label) =>
      label.error === error && label.registry === registry
        ? [`${label.subject} ${label.fact.replace(/^users\.\d/, 'users')}`]
        : [],
    ),
  ).size

/** Whether so many of so many is the rate, within four standard deviations. */
function atRate(count: number, of: number, [rate, outOf]: Rate, what: string): void {
  const share = rate / outOf
  const allowed = 4 * Math.sqrt(of * share * (1 - share)) + 1
  expect(Math.abs(count - of * share), `${what}: ${count} of ${of}`).toBeLessThanOrEqual(allowed)
}

test('every error occurs at its rate', () => {
  const people = blocks.flatMap(({ persons }) => persons)
  const insured = people.filter(({ insurance }) => insurance !== null)
  const taxpayers = people.filter(({ tax }) => tax !== null)
  const plots = blocks.flatMap((block) => block.plots)
  const firms = blocks.flatMap((block) => block.firms)
  const taxRecords =
    taxpayers.length +
    firms.length +
    firms.flatMap(({ branches }) => branches.filter(({ tax }) => tax)).length
  atRate(
    struck('PERSON_MISMATCH', 'insurance'),
    insured.length,
    errorRates.PERSON_MISMATCH,
    'mismatch',
  )
  atRate(
    struck('OWNER_UNVERIFIED', 'land'),
    plots.length,
    errorRates.OWNER_UNVERIFIED,
    'unverified',
  )
  const unverified = plots.filter(({ verified }) => !verified)
  const paperOnly = new Set(
    labels.flatMap(({ error, subject }) => (error === 'CMND_ONLY' ? [subject] : [])),
  )
  expect(paperOnly.size / unverified.length, 'a quarter of the unverified').toBeCloseTo(0.25, 1)
  atRate(struck('OLD_ADDRESS', 'land'), plots.length, errorRates.OLD_ADDRESS, 'old address of land')
  atRate(struck('OLD_ADDRESS', 'finance'), taxRecords, errorRates.OLD_ADDRESS, 'old address in tax')
  atRate(
    struck('DUPLICATE_PERSON', 'insurance'),
    insured.length,
    errorRates.DUPLICATE_PERSON,
    'duplicate in insurance',
  )
  atRate(
    struck('DUPLICATE_PERSON', 'finance'),
    taxpayers.length,
    errorRates.DUPLICATE_PERSON,
    'duplicate in tax',
  )
  atRate(
    struck('NAME_DAMAGED', 'insurance'),
    insured.length,
    errorRates.NAME_DAMAGED,
    'names in insurance',
  )
  atRate(struck('NAME_DAMAGED', 'finance'), taxRecords, errorRates.NAME_DAMAGED, 'names in tax')
  const linked = people.filter(
    ({ death, tax, father, mother, spouse, citizenId }) =>
      !death &&
      tax &&
      ([father, mother, spouse].some((kin) => kin?.citizenId) || missing.has(citizenId)),
  )
  atRate(struck('LINK_MISSING', 'population'), linked.length, errorRates.LINK_MISSING, 'links')
  const zeros = labels.filter(({ error }) => error === 'ZERO_LOST').length
  const codes = [
    ...plots.map((plot) => plot.recordedAddress),
    ...taxpayers.map(({ tax }) => tax?.recordedAddress),
    ...firms.map(({ tax }) => tax.recordedAddress),
  ]
  const leading = codes.filter(
    (address) => address?.code.startsWith('0') || address?.code.length !== 5,
  ).length
  atRate(zeros, leading, errorRates.ZERO_LOST, 'zeros')
  const stale = struck('STATUS_STALE', 'insurance') / people.length
  expect(stale).toBeGreaterThan(0.0004)
  expect(stale).toBeLessThan(0.002)
})

const missing = {
  has: (id: string) =>
    labels.some(({ error, subject }) => error === 'LINK_MISSING' && subject === id),
}

test('every label is true: the row of the registry holds what the label says', () => {
  let checked = 0
  for (const block of blocks.slice(0, 12)) {
    const rows = rowsOf(block)
    for (const label of block.errors) {
      const found = rows.get(`${tableOf(label)} ${label.subject}`) ?? []
      expect(
        found.some((row) => isWrong(label, row)),
        JSON.stringify({ label, found }),
      ).toBe(true)
      checked++
    }
  }
  expect(checked).toBeGreaterThan(5000)
})

type Row = Readonly<Record<string, unknown>>

/** The rows of a block by table and subject, its first column. */
function rowsOf(block: CountryBlock): Map<string, Row[]> {
  const { population, land, finance, insurance } = registrySeeds
  const tables = { ...population(block), ...land(block), ...finance(block), ...insurance(block) }
  return Map.groupBy(
    Object.entries<readonly object[]>(tables).flatMap(([table, rows]) =>
      rows.map((row) => ({ ...row, table }) as Row),
    ),
    (row) => `${row.table} ${Object.values(row)[0]}`,
  )
}

function tableOf({ error, registry, subject, fact }: ErrorLabel): string {
  if (registry === 'population') return 'citizen'
  if (registry === 'land') return fact.startsWith('users') ? 'land_user' : 'parcel'
  if (registry === 'finance')
    return subject.length === 12 ? 'citizen_taxpayer' : 'business_taxpayer'
  return error === 'STATUS_STALE' && fact.startsWith('insurance.card')
    ? 'health_card'
    : 'insured_person'
}

function isWrong({ error, held, truth, fact }: ErrorLabel, row: Row): boolean {
  switch (error) {
    case 'PERSON_MISMATCH':
      return Object.values(row).includes(held) && !Object.values(row).includes(truth)
    case 'OWNER_UNVERIFIED':
      return row.verification !== 'VERIFIED'
    case 'CMND_ONLY':
      return row.printed_identity_number === held && row.citizen_id === null
    case 'OLD_ADDRESS': {
      const code = held?.split(' ')[1] ?? ''
      // The same code may have lost its zero as well.
      const codes = [code, code.replace(/^0+/, '')]
      return (
        codes.includes(String(row.tax_admin_unit_code ?? row.former_location_admin_unit_code)) &&
        !row.location_admin_unit_code
      )
    }
    case 'LINK_MISSING':
      return row[`${fact}_id`] === null && truth !== null
    case 'DUPLICATE_PERSON':
      return row.unmerged_number === held || row.unmerged_tax_code === held
    case 'NAME_DAMAGED':
      return [row.recorded_name, row.printed_name].includes(held) && held !== truth
    case 'ZERO_LOST':
      return Object.values(row).includes(held) && truth === held?.padStart(5, '0')
    case 'STATUS_STALE':
      return (
        row.status === '00' ||
        String(row.status).startsWith('ACTIVE') ||
        String(row.valid_until) > String(truth) ||
        row.pension_until === null
      )
  }
}
