import type { JsonObject } from '@motlan/kernel'
import { describe, expect, it } from 'vitest'
import { effectsOf, formPlan, inputOf, type Situation, validateDeclared } from '../src/index.ts'
import { dictionary } from './known.ts'
import { ids, world } from './people.ts'
import { runs } from './runs.ts'
import { inState, opened, said, saidAll } from './world.ts'

function openIn(situation: Situation): readonly string[] {
  const { fields } = formPlan(situation, dictionary)
  const isOpen = ({ state, field }: (typeof fields)[number]) =>
    !['filled', 'declared'].includes(state) && !(state === 'toAsk' && field.optional)
  return fields.filter(isOpen).map(({ key, state }) => `${key} ${state}`)
}

describe.each(runs)('$code', ({ code, given, answers, asked, effects }) => {
  const open = opened(code, world, given)

  it('asks only what nobody holds', () => {
    if (asked.length > 0) expect(inState(open, 'toAsk')).toEqual(asked)
    expect(
      ['silent', 'unavailable', 'notPermitted'].flatMap((state) => inState(open, state)),
    ).toEqual([])
  })

  it('is ready when that is answered, and tells the registries', () => {
    const full = saidAll(world, open, answers)
    expect(openIn(full)).toEqual([])
    expect(formPlan(full, dictionary)).toMatchObject({ problems: [], ready: true })
    const created: Situation = { ...full, created: { company: ['9900000026'] } }
    const told = effectsOf(full, dictionary)
    expect(told.map(({ mutation }) => mutation)).toEqual(Object.keys(effects))
    for (const effect of told) {
      expect(inputOf(created, dictionary, effect)).toMatchObject(effects[effect.mutation] ?? {})
    }
  })
})

describe('an address that does not say its province', () => {
  const somewhere = {
    address: 'Số 1, Đường Không Rõ',
    adminUnitCode: '00004',
    adminUnitVersion: '2025-07',
  }

  it('leads to no tax office: the applicant chooses it among those there are', () => {
    const company = runs.find(({ code }) => code === '2.001583')
    if (!company) throw new Error('a run')
    const open = opened(company.code, world, company.given)
    expect(inState(open, 'toAsk')).not.toContain('namedTaxOffice')
    const founded = saidAll(world, open, { ...company.answers, headOffice: somewhere })
    const plan = formPlan(founded, dictionary)
    const asked = plan.fields.find(({ key }) => key === 'namedTaxOffice')
    expect([plan.ready, asked?.state, asked?.options?.length]).toEqual([false, 'toAsk', 34])
    const office = 'Thuế cơ sở 5 tỉnh Cao Bằng'
    expect(() => said(world, founded, 'namedTaxOffice', 'Thuế cơ sở Bất Kỳ')).toThrow('choice')
    const chosen = said(world, founded, 'namedTaxOffice', office)
    expect(formPlan(chosen, dictionary)).toMatchObject({ ready: true, problems: [] })
    const tax = effectsOf(chosen, dictionary).find(
      ({ mutation }) => mutation === 'registerTaxpayer',
    )
    const created = { ...chosen, created: { company: ['9900000026'] } }
    expect(tax && inputOf(created, dictionary, tax)).toMatchObject({ managingTaxOffice: office })
  })

  it('leads to no office of a birth: the residence is asked for once an officer lets it', () => {
    const homeless = Object.fromEntries(
      Object.entries(world).map(([id, record]) => [
        id,
        { ...record, permanentResidence: somewhere },
      ]),
    )
    const notice = { motherId: ids.mother, dateOfBirth: '2026-11-19', sex: 'MALE' }
    const given = {
      logins: { applicant: ids.mother },
      notices: { 'birth-notification': { number: 'GCS-1', placeOfBirth: 'Bệnh viện', ...notice } },
    }
    const open = { ...opened('2.000986', homeless, given), allowed: ['motherAddress'] }
    const rulesOf = (situation: Situation) =>
      formPlan(situation, dictionary).problems.map(({ rule }) => rule)
    expect(rulesOf({ ...open, allowed: [] })).toEqual(['office-is-known'])
    const address = 'Số 1, Phường Ba Đình, Thành phố Hà Nội'
    expect(rulesOf(said(homeless, open, 'motherAddress', address))).toEqual([])
  })
})

describe('whoever else has to do something', () => {
  it('is named by the plan: the second party, or a hospital', () => {
    const awaitedIn = (code: string) =>
      formPlan(opened(code, world, { logins: { applicant: ids.father } }), dictionary).awaited
    expect(awaitedIn('1.012785')).toMatchObject([{ role: 'buyer', title: { en: 'Transferee' } }])
    expect(awaitedIn('2.000986')).toEqual([{ notice: 'birth-notification' }])
  })
})

describe('what the registries do not take is not taken by the form', () => {
  const saidOf = (code: string, key: string, value: unknown, before: JsonObject = {}) => {
    const run = runs.find((each) => each.code === code)
    if (!run) throw new Error('a run')
    const open = saidAll(world, opened(code, world, run.given), before)
    const checked = validateDeclared(open, dictionary, key, value)
    return checked.ok ? 'taken' : checked.problems.map(({ rule }) => rule).join()
  }

  it.each([
    ['1.001612', 'startsOn', '2026-11-20', 'starts-in-time'],
    ['1.001612', 'startsOn', '2026-11-21', 'taken'],
    ['1.001612', 'startsOn', '2027-05-21', 'taken'],
    ['1.001612', 'startsOn', '2027-05-22', 'starts-in-time'],
    ['1.001612', 'activity', '4711', 'pattern'],
    ['1.000894', 'ceremonyDate', '2027-03-01', 'soon'],
    ['2.001583', 'charterCapital', 0, 'range'],
    ['2.001583', 'plannedEmployees', 2 ** 31, 'number'],
    ['2.001583', 'fiscalYearStart', '13-01', 'pattern'],
    ['2.001583', 'activities', [{ code: '62010x' }], 'pattern'],
    ['1.014028', 'account', { bank: 'Ngân hàng Một', number: '12' }, 'pattern'],
    [
      '1.001939',
      'headFacility',
      { primaryCareFacility: 'Trạm', primaryCareFacilityCode: '1' },
      'pattern',
    ],
  ])('%s %s: %j is %s', (code, key, value, rule) => {
    expect(saidOf(code, key, value)).toBe(rule)
  })

  it('an address of an older list, when it is given', () => {
    const old = {
      address: 'Số 2, Thành phố Hà Nội',
      adminUnitCode: '00199',
      adminUnitVersion: '2024-11',
    }
    expect(saidOf('2.001583', 'headOffice', old)).toBe('head-office-is-current')
  })

  it('a share of what is held jointly, and a parcel without a certificate', () => {
    expect(saidOf('1.012785', 'share', 50, { parcel: ids.home })).toBe('transfer-fits')
    expect(saidOf('1.012785', 'share', 50, { parcel: ids.field })).toBe('transfer-fits')
    const lost = { ...world, [ids.home]: { ...world[ids.home], certificates: [] } }
    const given = { logins: { applicant: ids.father, party: ids.friend } }
    const sold = said(lost, opened('1.012785', lost, given), 'parcel', ids.home)
    expect(formPlan(sold, dictionary).problems).toMatchObject([{ rule: 'has-certificate' }])
  })

  it('a move that leaves a child alone', () => {
    const home = { householdMembers: [`→${ids.child}`] }
    const alone = { ...world, [ids.friend]: { ...world[ids.friend], ...home } }
    const open = opened('1.004222', alone, { logins: { applicant: ids.friend } })
    expect(formPlan(open, dictionary).problems).toMatchObject([{ rule: 'an-adult-stays' }])
    const along = said(alone, open, 'moverIds', [ids.child])
    expect(formPlan(along, dictionary).problems).toEqual([])
  })

  it('a second card of whoever has one already', () => {
    const next = { validUntil: '2027-06-30', primaryCareFacilityCode: '01001' }
    const early = { ...world, [ids.child]: { ...world[ids.child], healthInsuranceCards: [next] } }
    const asked = inState(opened('1.001939', early, { logins: { applicant: ids.father } }), 'toAsk')
    expect(asked).toEqual(['period', 'paymentMethod', 'headFacility'])
  })

  it('what was answered before stands, whatever else is wrong', () => {
    const activities = [{ code: '62010' }]
    expect(saidOf('2.001583', 'mainActivity', '63110', { activities })).toBe('main-is-listed')
    expect(saidOf('2.001583', 'activities', activities, { mainActivity: '63110' })).toBe('taken')
  })
})

describe('what the law lets be done without being asked', () => {
  it('a social pension for whom insurance holds an account: nothing to answer, ready at once', () => {
    const account = { bank: 'Ngân hàng Một', number: '990000000007' }
    const paid = { ...world, [ids.elder]: { ...world[ids.elder], benefitAccount: account } }
    const open = opened('1.014028', paid, { logins: { applicant: ids.elder } })
    expect(formPlan(open, dictionary)).toMatchObject({ ready: true, counts: { toAsk: 0 } })
  })

  it('a death that a commune notifies: the deceased is chosen from the family, or named', () => {
    const notice = { number: 'BT-2', dateOfDeath: '2026-11-19' }
    const open = opened('1.000656', world, {
      logins: { applicant: ids.mother },
      notices: { 'death-notification': notice },
    })
    const asked = formPlan(open, dictionary).fields.find(({ key }) => key === 'deceasedId')
    expect([asked?.state, asked?.options?.map((option) => Object(option).id)]).toEqual([
      'toAsk',
      [ids.father, ids.child, ids.grandmother],
    ])
    const named = saidAll(world, open, {
      deceasedId: ids.grandmother,
      placeOfDeath: 'Tại nhà',
      causeOfDeath: 'Tuổi già',
    })
    expect(formPlan(named, dictionary)).toMatchObject({ ready: true, problems: [] })
    expect(validateDeclared(open, dictionary, 'deceasedId', ids.friend).ok).toBe(true)
  })
})
