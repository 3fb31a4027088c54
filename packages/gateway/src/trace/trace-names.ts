import {
  type Bilingual,
  isSubject,
  type RefusalCode,
  refusals,
  scalars,
  subjectKeys,
  subjectScalars,
  type Vocabulary,
} from '@motlan/kernel'
import type { LegalBasis, Policy } from '@motlan/policy'
import { citationOf } from './citation.ts'

/** The catalogues a trace takes its words from: those in force now, however old an entry is. */
export type TraceCatalog = Pick<
  Policy,
  'agencies' | 'procedures' | 'purposes' | 'agreements' | 'legalBases'
>

/** What the names in an entry mean. Whatever a catalogue no longer has stands for itself. */
export interface TraceNames {
  readonly agency: (id: string) => Bilingual
  readonly procedure: (code: string) => Bilingual
  readonly purpose: (id: string) => Bilingual
  readonly agreement: (id: string) => Bilingual
  readonly registry: (name: string) => Bilingual
  readonly attribute: (name: string) => Bilingual
  /** The same in the middle of a sentence: short, and without a capital letter. */
  readonly phrase: (name: string) => Bilingual
  readonly legalBasis: (id: string) => NamedLegalBasis
  readonly refusal: (code: string) => Bilingual
}

/** An article by the name that people know it by. */
interface NamedLegalBasis extends Partial<Pick<LegalBasis, 'law' | 'article' | 'summary'>> {
  readonly id: string
  readonly citation: Bilingual
}

/** Looks names up in the catalogues of one moment. */
export function traceNames(
  { agencies, procedures, purposes, agreements, legalBases }: TraceCatalog,
  vocabulary: Vocabulary,
  registries: ReadonlyMap<string, Bilingual>,
): TraceNames {
  const attribute = (name: string) =>
    vocabulary.get(name)?.meaning ?? presenceNamed(name) ?? itself(name)
  return {
    attribute,
    phrase: (name) => phraseOf(attribute(name), vocabulary.get(name)?.type),
    agency: (id) => agencies.get(id)?.title ?? itself(id),
    procedure: (code) => procedures.get(code)?.title ?? itself(code),
    purpose: (id) => purposes.get(id) ?? itself(id),
    agreement: (id) => agreements.get(id) ?? itself(id),
    registry: (name) => registries.get(name) ?? itself(name),
    legalBasis: (id) => {
      const known = legalBases.get(id)
      if (!known) return { id, citation: itself(id) }
      const { law, article, summary } = known
      return {
        id,
        law,
        citation: citationOf(known),
        ...(article !== undefined && { article }),
        ...(summary && { summary }),
      }
    },
    refusal: (code) => (isCode(code) ? refusals[code].reason : itself(code)),
  }
}

/** What is recorded without being an attribute: that somebody exists, or that their trace was read. */
function presenceNamed(name: string): Bilingual | undefined {
  const [subject = '', field] = name.split('.')
  if (!isSubject(subject)) return undefined
  if (field === 'trace') return { vi: 'vết truy cập', en: 'trace of who looked' }
  return field === subjectKeys[subject] ? scalars[subjectScalars[subject]].meaning : undefined
}

/** What stands behind a semicolon or a full stop explains; what begins with an abbreviation keeps its capitals. */
function phraseOf({ vi, en }: Bilingual, type = ''): Bilingual {
  const [short, brief] = [vi, en].map((text) => {
    const [said = text] = text.split(/[;.](?:\s|$)/)
    return /^\p{Lu}\p{Lu}/u.test(said) ? said : said.charAt(0).toLowerCase() + said.slice(1)
  })
  if (type === 'Boolean') return { vi: `“${short}” hay không`, en: `whether “${brief}”` }
  const isSomebody = type === 'Citizen' || type === 'Business'
  return isSomebody
    ? { vi: `ai là ${short}`, en: `${brief} (who it is)` }
    : { vi: `${short}`, en: `${brief}` }
}

function itself(name: string): Bilingual {
  return { vi: name, en: name }
}

function isCode(code: string): code is RefusalCode {
  return Object.hasOwn(refusals, code)
}
