import { Refusal } from '@motlan/kernel'
import type { FormPlan } from '@motlan/procedures'

/** Refuses a form that is not ready, with what has to be done about it. */
export function demandReady({
  ready,
  fields,
  problems,
  awaited,
}: Pick<FormPlan, 'ready' | 'fields' | 'problems' | 'awaited'>): void {
  if (ready) return
  const named = (state: string) =>
    fields
      .filter((each) => each.state === state && each.field.optional !== true)
      .map(({ key }) => key)
  const [problem] = problems
  const asked = named('toAsk')
  const shown = named('toConfirm')
  const [missing] = [...asked, ...shown]
  // What may be left out is waited for, too, while it is not known whether it has to be.
  const away = fields.find(({ state }) => state === 'unavailable' || state === 'waiting')?.key
  if (away !== undefined && !problem && missing === undefined && awaited.length === 0) {
    throw new Refusal('REGISTRY_UNAVAILABLE', away, {
      reason: 'the registry that holds it does not answer now',
      fix: 'submit it again later: the case stays as it is',
    })
  }
  const waitedFor = awaited.map((each) => ('role' in each ? each.role : each.notice))
  const [waited] = missing === undefined ? waitedFor : []
  throw new Refusal('CASE_INCOMPLETE', problem?.field ?? missing ?? waited ?? 'form', {
    ...(waited !== undefined && { reason: 'it is awaited, and has not come yet' }),
    ...(problem && { reason: problem.reason.en }),
    details: {
      faults: problems,
      toAsk: asked,
      toConfirm: shown,
      awaited: waitedFor,
      unavailable: named('unavailable'),
      silent: named('silent'),
      notPermitted: named('notPermitted'),
    },
  })
}
