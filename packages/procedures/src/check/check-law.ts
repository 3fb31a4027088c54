import type { LegalText, Procedure } from '../procedure.ts'
import { unknown } from './check-names.ts'
import { type Check, fault, type Place, type ProcedureFault } from './fault.ts'

/** Codes and agencies are those of the catalogue; every text has its days, and one of them is in force. */
export const checkLaw: Check = (procedure, { policy, on }) => {
  const agencies = [...policy.agencies.keys()]
  return [
    ...unknown(procedure.agencies, agencies, 'agency', ['agencies']),
    ...procedure.variants.flatMap(({ code, agencies: own = [], legalBases = [] }, at) => [
      ...unknown([code], [...policy.procedures.keys()], 'procedure code', ['variants', at, 'code']),
      ...unknown(own, procedure.agencies, 'agency of this procedure', ['variants', at, 'agencies']),
      ...(legalBases.length > 0 ? dayFaults(legalBases, ['variants', at, 'legalBases'], on) : []),
    ]),
    ...dayFaults(procedure.legalBases, ['legalBases'], on),
    ...byFaults(procedure),
  ]
}

function dayFaults(
  texts: readonly LegalText[],
  place: Place,
  on: string,
): readonly ProcedureFault[] {
  const backwards = texts.flatMap(({ law, from, until }, at) =>
    until !== undefined && until <= from
      ? [fault('days', [...place, at, 'until'], `${law} ends before it begins`, 'correct the days')]
      : [],
  )
  const isInForce = texts.some(({ from, until = '9999' }) => from <= on && on < until)
  const none = fault('days', place, `no legal basis is in force on ${on}`, 'name one that is')
  return isInForce ? backwards : [...backwards, none]
}

/** Whoever looks something up handles the procedure. */
function byFaults({ agencies, fields, facts, roles }: Procedure): readonly ProcedureFault[] {
  const named = [
    ...fields.flatMap(({ from }, at) =>
      from.map((source) => ({ source, place: ['fields', at, 'from'] })),
    ),
    ...Object.entries(facts).flatMap(([name, { from }]) =>
      from.map((source) => ({ source, place: ['facts', name, 'from'] })),
    ),
    ...Object.entries(roles).flatMap(([name, { filledBy }]) =>
      filledBy.map((source, at) => ({ source, place: ['roles', name, 'filledBy', at] })),
    ),
  ]
  return named.flatMap(({ source, place }) =>
    'by' in source && source.by !== undefined
      ? unknown([source.by], agencies, 'agency of this procedure', place)
      : [],
  )
}
