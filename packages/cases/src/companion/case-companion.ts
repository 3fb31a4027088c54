import { type JsonObject, Refusal } from '@motlan/kernel'
import type { Situation } from '@motlan/procedures'
import type { CaseFile, CaseStatus, Correction } from '../case-file.ts'
import type { Desk } from '../desk.ts'
import { type CaseBearer, demandBearer, type Seer, seerOf } from '../sight.ts'
import { confirm } from '../steps/confirm.ts'
import { consentToCase } from '../steps/consent.ts'
import { declare } from '../steps/declare.ts'
import { dispute } from '../steps/dispute.ts'
import { openCase } from '../steps/open-case.ts'
import { receiveNotice } from '../steps/receive-notice.ts'
import { correctionsFor, settleCorrection } from '../steps/settle-correction.ts'
import { submit } from '../steps/submit.ts'
import { withdraw } from '../steps/withdraw.ts'
import { readCase } from '../store/read-case.ts'
import { readMyCases } from '../store/read-my-cases.ts'
import { caseView, correctionView } from './case-view.ts'
import { formBudget } from './form-budget.ts'
import {
  answersIn,
  caseArg,
  citizenIn,
  keyIn,
  maybeTextIn,
  objectIn,
  openingIn,
  textIn,
  textsIn,
  versionArg,
} from './read-args.ts'
import { casesSdl } from './sdl.ts'

/** A part of the public schema, as the gateway takes it. */
export interface CaseCompanion {
  readonly sdl: string
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, CaseResolver>>>>
}

/** Answers one root field to whoever asks. */
type CaseResolver = (source: unknown, args: JsonObject, context: Asking) => unknown

/** The same object for all fields of one operation. */
interface Asking {
  readonly bearer: CaseBearer | undefined
}

/** A step that somebody takes in a case that they see; it may hand on what it has looked up. */
type Step = (file: CaseFile, args: JsonObject, seer: Seer) => Promise<Situation | undefined>

/** Cases as a part of the public schema. */
export function caseCompanion(desk: Desk): CaseCompanion {
  const budget = formBudget()
  const shown = async (caseId: string, context: Asking, known?: Situation) => {
    const bearer = demandBearer(context.bearer)
    const { file, ...seer } = seerOf(bearer, await readCase(desk.db, caseId))
    return caseView(file, seer, desk, { known, spend: () => budget(context) })
  }
  const step =
    (take: Step): CaseResolver =>
    async (_, args, context) => {
      const bearer = demandBearer(context.bearer)
      const caseId = caseArg(args)
      const { file, ...seer } = seerOf(bearer, await readCase(desk.db, caseId))
      if (file.version !== versionArg(args)) {
        throw new Refusal('CASE_CHANGED', 'version', { details: { version: file.version } })
      }
      return shown(caseId, context, await take(file, args, seer))
    }
  return {
    sdl: casesSdl,
    resolvers: {
      Query: {
        case: (_, args, context) => shown(textIn(args, 'id'), context),
        myCases: async (_, args, context) => {
          const bearer = demandBearer(context.bearer)
          const ids = await readMyCases(desk.db, bearer, {
            // The schema lets nothing else through.
            status: textsIn(args, 'status') as readonly CaseStatus[],
            first: pageSize(args),
            after: maybeTextIn(args, 'after'),
          })
          return Promise.all(ids.map((caseId) => shown(caseId, context)))
        },
        corrections: async (_, args, context) => {
          const page = {
            // The schema lets nothing else through.
            states: textsIn(args, 'state') as readonly Correction['state'][],
            overdue: typeof args.overdue === 'boolean' ? args.overdue : undefined,
            first: pageSize(args),
          }
          const asked = await correctionsFor(demandBearer(context.bearer), page, desk)
          return asked.map((each) => correctionView(each, desk.clock()))
        },
      },
      Mutation: {
        settleCorrection: async (_, args, context) => {
          const settlement = {
            id: textIn(args, 'id'),
            corrected: args.corrected === true,
            value: args.value,
            outcome: textIn(args, 'outcome'),
          }
          const bearer = demandBearer(context.bearer)
          return correctionView(await settleCorrection(settlement, bearer, desk), desk.clock())
        },
        openCase: async (_, args, context) => {
          const bearer = demandBearer(context.bearer)
          return shown(await openCase(openingIn(args), bearer, desk), context)
        },
        declare: step((file, args, seer) => declare(file, answersIn(args), seer, desk)),
        confirm: step((file, args, seer) => confirm(file, textsIn(args, 'fields'), seer, desk)),
        dispute: step((file, args, seer) => {
          const told = { field: textIn(args, 'field'), reason: textIn(args, 'reason') }
          return dispute(file, told, seer, desk).then(nothing)
        }),
        submit: submission(
          desk,
          shown,
          step((file, _, seer) => submit(file, seer, desk).then(nothing)),
        ),
        withdraw: step((file, args, seer) =>
          withdraw(file, maybeTextIn(args, 'reason'), seer, desk).then(nothing),
        ),
        consentToCase: async (_, args, context) => {
          const bearer = demandBearer(context.bearer)
          const file = await readCase(desk.db, caseArg(args))
          return consentToCase(file, citizenIn(args, 'party'), bearer, desk)
        },
        sendNotice: async (_, args, context) => {
          const input = objectIn(args, 'input')
          const notice = {
            notice: textIn(input, 'notice'),
            number: keyIn(input, 'number', 64),
            about: citizenIn(input, 'about'),
            content: objectIn(input, 'content'),
          }
          return receiveNotice(notice, demandBearer(context.bearer), desk)
        },
      },
    },
  }
}

/** The same submission sent twice is one: the second is answered with the case as it stands. */
function submission(
  { db }: Desk,
  shown: (caseId: string, context: Asking) => Promise<unknown>,
  submitted: CaseResolver,
): CaseResolver {
  return async (source, args, context) => {
    demandBearer(context.bearer)
    const caseId = caseArg(args)
    const isRepeated = await db
      .selectFrom('cases.history')
      .where('case_id', '=', caseId)
      .where('event', '=', 'submitted')
      .where('version', '=', versionArg(args) + 1)
      .select('seq')
      .executeTakeFirst()
    return isRepeated ? shown(caseId, context) : submitted(source, args, context)
  }
}

/** A step after which everything is looked up anew. */
const nothing = () => undefined

function pageSize({ first }: JsonObject): number {
  if (typeof first === 'number' && first >= 1 && first <= 100) return first
  throw new Refusal('VARIABLES_INVALID', 'first', { reason: 'a page has 1 to 100 cases' })
}
