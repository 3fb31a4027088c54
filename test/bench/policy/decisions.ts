import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CompiledPolicy, compilePolicy } from '@motlan/policy'
import { type Question, randomQuestions } from '@motlan/policy/analysis'
import { writeCedar } from '@motlan/policy/cedar'
import { syntheticSource } from '@motlan/policy/testing'
import { plainRules } from './plain-rules.ts'

const on = '2026-11-21'
const engines = ['cedar-stateful', 'cedar-stateless', 'casbin', 'casl'] as const

/** How many questions are asked again and again. */
const questionsAsked = 2_000

/** Decisions per second of our rows and of other engines, under the same rules, on the same questions. */
export async function decisions(rules: number, seconds: number): Promise<object> {
  const source = syntheticSource({ rules, seed: 1 })
  const policy = compilePolicy(source)
  const questions = [...randomQuestions(policy, questionsAsked, 2, on)]
  const expected = questions.map((question) => permits(policy, question))
  const ours = ourSpeed(policy, questions, seconds)
  const peers: Record<string, object> = {}
  for (const engine of engines)
    peers[engine] = await peerSpeed(engine, policy, questions, expected, seconds)
  return { rules, permitted: expected.filter(Boolean).length, ours, peers }
}

function permits(policy: CompiledPolicy, { ask, attribute }: Question): boolean {
  return policy.decide(ask).permitted.has(attribute)
}

/** Rows warm and cold: one row answers every attribute at once, which no other engine does. */
function ourSpeed(policy: CompiledPolicy, questions: readonly Question[], seconds: number): object {
  const warmRow = perSecond(seconds, questions, ({ ask }) => policy.decide(ask).permitted.size)
  const warmOne = perSecond(seconds, questions, (question) => (permits(policy, question) ? 1 : 0))
  const cold: number[] = []
  let asked = 0
  let spent = 0
  while (spent < seconds * 1000) {
    const fresh = compilePolicy(policy.source)
    const begun = performance.now()
    for (const { ask } of questions) cold.push(fresh.decide(ask).permitted.size)
    spent += performance.now() - begun
    asked += questions.length
  }
  return {
    rowsWarm: warmRow,
    attributesPerRow: policy.space.attributes.ids.length,
    oneAttributeWarm: warmOne,
    rowsCold: Math.round((asked / spent) * 1000),
  }
}

function perSecond(
  seconds: number,
  questions: readonly Question[],
  decide: (question: Question) => number,
): number {
  let sum = 0
  let asked = 0
  for (const question of questions) sum += decide(question)
  const begun = performance.now()
  while (performance.now() - begun < seconds * 1000) {
    for (const question of questions) sum += decide(question)
    asked += questions.length
  }
  if (!Number.isFinite(sum)) throw new TypeError('no answers')
  return Math.round((asked / (performance.now() - begun)) * 1000)
}

/** Every engine in a process of its own; one that answers anything differently is no peer, and the bench fails. */
async function peerSpeed(
  engine: (typeof engines)[number],
  policy: CompiledPolicy,
  questions: readonly Question[],
  expected: readonly boolean[],
  seconds: number,
): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'motlan-bench-policy-'))
  try {
    const file = join(folder, 'case.json')
    const rules = plainRules(policy, on)
    const held = new Set(rules.map(({ id }) => id))
    const { schema, policies } = await writeCedar(policy)
    const inForce = Object.fromEntries(Object.entries(policies).filter(([id]) => held.has(id)))
    const groups = groupsBy(policy)
    const asked = questions.map((question) => ({ ...question, groups: groups(question.attribute) }))
    writeFileSync(
      file,
      JSON.stringify({ schema, policies: inForce, rules, questions: asked, seconds }),
    )
    const script = fileURLToPath(new URL('../peers/policy.mjs', import.meta.url))
    const said = execFileSync(process.execPath, [script, engine, file], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    })
    // Our own script prints it.
    const {
      setUp,
      perSecond: speed,
      answers,
    } = JSON.parse(said) as {
      setUp: number
      perSecond: number
      answers: boolean[]
    }
    const different = answers.filter((answer, index) => answer !== expected[index]).length
    if (different > 0)
      throw new TypeError(`${engine} answers ${different} of ${answers.length} differently`)
    return { perSecond: speed, setUpMilliseconds: setUp, questionsCompared: answers.length }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The groups of an attribute: Cedar without a schema has to be told. */
function groupsBy({ space }: CompiledPolicy): (attribute: string) => readonly string[] {
  return (attribute) => {
    const at = space.attributes.at.get(attribute) ?? 0
    return [...space.groups].flatMap(([group, members]) =>
      (((members[at >>> 5] ?? 0) >>> (at & 31)) & 1) === 1 ? [group] : [],
    )
  }
}
