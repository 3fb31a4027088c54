import { type JsonObject, Refusal } from '@motlan/kernel'
import type { AskedSubject, OwnProof, Trace, TraceEntry, TracePage } from '@motlan/ledger'
import type { TraceNames } from './trace-names.ts'
import { sentenceOf, type Whose } from './trace-sentence.ts'

/** A trace as its reader stands to it. */
export interface TraceView {
  readonly subject: AskedSubject
  readonly about: Whose
  readonly names: TraceNames
  readonly prove: Trace['prove']
}

/** A page of a trace as GraphQL answers it. */
export function connectionOf({ entries, hasMore }: TracePage, view: TraceView): JsonObject {
  const nodes = entries.map((entry) => nodeOf(entry, view))
  return {
    nodes,
    edges: entries.map(({ cursor }, index) => ({ cursor, node: nodes[index] })),
    pageInfo: { hasNextPage: hasMore, endCursor: entries.at(-1)?.cursor ?? null },
  }
}

function nodeOf(entry: TraceEntry, { subject, about, names, prove }: TraceView): JsonObject {
  const { log, position, number, procedure, agency, purpose, refused } = entry
  return {
    at: entry.at.toISOString(),
    sentence: () => sentenceOf(entry, about, names),
    agency: { id: agency, title: names.agency(agency) },
    officer: entry.officer,
    procedure:
      procedure === undefined ? null : { code: procedure, title: names.procedure(procedure) },
    purpose: { id: purpose, title: names.purpose(purpose) },
    case: entry.case ?? null,
    attributes: () =>
      entry.disclosed.map(({ attribute, relation, agreement, legalBasis, movedTo }) => ({
        name: attribute,
        meaning: names.attribute(attribute),
        relation,
        agreement: { id: agreement, title: names.agreement(agreement) },
        legalBasis: names.legalBasis(legalBasis),
        movedTo: movedTo === undefined ? null : { id: movedTo, title: names.registry(movedTo) },
      })),
    withheld: () =>
      entry.withheld.map(({ attribute, relation, code }) => ({
        name: attribute,
        meaning: names.attribute(attribute),
        relation,
        reason: { code, reason: names.refusal(code) },
      })),
    refused: refused === undefined ? null : { code: refused, reason: names.refusal(refused) },
    request: entry.request,
    policy: entry.policy,
    proof: () => prove(subject, { log, position, number }).then(proofOf, noProofYet),
  }
}

function proofOf({ entry, part = '', clauses, proof, salt }: OwnProof): JsonObject {
  const checkpoint = proof.slice(proof.indexOf('\n\n') + 2)
  return { entry, part, salt, clauses, inclusion: proof, checkpoint }
}

/** An entry has no proof before the next checkpoint, nor after its text was removed: which is no error. */
function noProofYet(cause: unknown): null {
  if (cause instanceof Refusal && cause.code === 'ENTRY_UNKNOWN') return null
  throw cause
}
