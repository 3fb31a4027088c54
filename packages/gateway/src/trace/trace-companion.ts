import { type Bilingual, type JsonObject, Refusal, type Vocabulary } from '@motlan/kernel'
import type { AskedSubject, Ledger, Trace, TraceAsk } from '@motlan/ledger'
import { isJsonObject } from '../bare.ts'
import type { CitizenBearer } from '../bearer.ts'
import type { Companion, CompanionContext } from '../companion.ts'
import type { PolicyInForce } from '../policy-in-force.ts'
import { readByAgency } from './read-by-agency.ts'
import { type AskAsKeeper, type Represented, representationThrough } from './representation.ts'
import { traceBudget } from './trace-budget.ts'
import { type TraceCatalog, traceNames } from './trace-names.ts'
import { connectionOf } from './trace-node.ts'
import { traceSdl } from './trace-sdl.ts'
import type { Whose } from './trace-sentence.ts'

/** What people's traces are read with. */
export interface TraceCompanionOptions {
  readonly trace: Pick<Trace, 'of' | 'prove'>
  /** Where it is recorded that an agency read a trace, or tried to. */
  readonly ledger: Ledger
  readonly policy: () => PolicyInForce & TraceCatalog
  readonly vocabulary: Vocabulary
  /** The titles of the registries. */
  readonly registries: ReadonlyMap<string, Bilingual>
  /** Asks who represents whom. */
  readonly ask: AskAsKeeper
  readonly clock: () => Date
}

/**
 * `me`, `trace` and `myBusinessTrace`: people see who looked them up. INVARIANT: a trace is shown to the person concerned
 * and to whoever represents them by law; to everybody else the refusal is the same, whoever it is that they ask about.
 */
export function traceCompanion(options: TraceCompanionOptions): Companion {
  const { trace, policy, vocabulary, registries } = options
  const representation = representationThrough(options.ask)
  const budget = traceBudget()
  const asked = new WeakMap<CompanionContext, Promise<Represented>>()

  async function page(
    subject: AskedSubject,
    about: Whose,
    args: JsonObject,
    context: CompanionContext,
  ) {
    budget.page(context)
    const found = await trace.of(subject, askIn(args))
    const names = traceNames(policy(), vocabulary, registries)
    const prove: Trace['prove'] = (...place) => {
      budget.proof(context)
      return trace.prove(...place)
    }
    return connectionOf(found, { subject, about, names, prove })
  }

  /** Asked once for all fields of one operation. */
  function representedBy(context: CompanionContext): Promise<Represented> {
    const known = asked.get(context) ?? representation.by(readerIn(context).citizenId)
    asked.set(context, known)
    return known
  }

  async function traceOf(args: JsonObject, context: CompanionContext) {
    const { bearer } = context
    const citizen = citizenSubject(args.of)
    if (bearer?.kind === 'agency') {
      await readByAgency(citizen, bearer, context, options)
      return page(citizen, 'citizen', args, context)
    }
    const { citizenId } = readerIn(context)
    if (citizen.subjectId === citizenId) return page(citizen, 'me', args, context)
    const { children, wards } = await representedBy(context)
    if ([...children, ...wards].includes(citizen.subjectId)) {
      return page(citizen, 'child', args, context)
    }
    throw new Refusal('TRACE_REFUSED', 'trace')
  }

  return {
    sdl: traceSdl,
    resolvers: {
      Query: {
        me: (_, _args, context) => ({ citizenId: readerIn(context).citizenId }),
        trace: (_, args, context) => traceOf(args, context),
        myBusinessTrace: async (_, { businessId, ...args }, context) => {
          const { citizenId } = readerIn(context)
          const subjectId = String(businessId)
          if (!(await representation.ofBusiness(citizenId, subjectId))) {
            throw new Refusal('TRACE_REFUSED', 'myBusinessTrace')
          }
          return page({ subject: 'Business', subjectId }, 'business', args, context)
        },
      },
      Me: {
        trace: (me, args, context) => page(citizenIn(me), 'me', args, context),
        children: async (_me, _args, context) => people((await representedBy(context)).children),
        wards: async (_me, _args, context) => people((await representedBy(context)).wards),
      },
      RepresentedCitizen: {
        trace: (person, args, context) => page(citizenIn(person), 'child', args, context),
      },
    },
  }
}

function people(ids: readonly string[]): readonly JsonObject[] {
  return ids.map((citizenId) => ({ citizenId }))
}

/** The citizen who reads. */
function readerIn({ bearer }: CompanionContext): CitizenBearer {
  if (!bearer) throw new Refusal('TOKEN_MISSING', 'Authorization')
  if (bearer.kind !== 'citizen') throw new Refusal('CITIZEN_NEEDED', 'Authorization')
  if (!bearer.scopes.has('trace')) throw new Refusal('SCOPE_MISSING', 'trace')
  return bearer
}

/** Whom one of our own objects stands for: nobody else makes one. */
function citizenIn(source: unknown): AskedSubject {
  return citizenSubject(isJsonObject(source) ? source.citizenId : undefined)
}

function citizenSubject(citizenId: unknown): AskedSubject {
  return { subject: 'Citizen', subjectId: String(citizenId) }
}

/** Arguments as the schema has checked them. */
function askIn({ first, after, agency, procedure, attribute, from, until }: JsonObject): TraceAsk {
  return {
    first: typeof first === 'number' ? first : undefined,
    after: textIn(after),
    agency: textIn(agency),
    procedure: textIn(procedure),
    attribute: textIn(attribute),
    from: momentIn(from),
    until: momentIn(until),
  }
}

function textIn(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : undefined
}

function momentIn(argument: unknown): Date | undefined {
  return typeof argument === 'string' ? new Date(argument) : undefined
}
