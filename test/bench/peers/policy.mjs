// Decides the same questions under the same rules with another engine: node policy.mjs <engine> <case.json>.
// Prints what it found as one line of JSON.
import { readFileSync } from 'node:fs'
import v8 from 'node:v8'

const [engine, file] = process.argv.slice(2)
const { schema, policies, rules, questions, seconds } = JSON.parse(readFileSync(file, 'utf8'))
const engines = { 'cedar-stateful': cedarStateful, 'cedar-stateless': cedarStateless, casbin, casl }

const started = performance.now()
const decide = await engines[engine]()
const setUp = performance.now() - started
const answers = []
// At most as many as fit into the time: a slow engine is compared on the questions it reaches.
const until = performance.now() + seconds * 1000
for (const question of questions) {
  answers.push(await decide(question))
  if (performance.now() > until) break
}
const begun = performance.now()
let decisions = 0
while (performance.now() - begun < seconds * 1000) {
  await decide(questions[decisions++ % answers.length])
}
const perSecond = Math.round((decisions / (performance.now() - begun)) * 1000)
console.log(JSON.stringify({ engine, setUp: Math.round(setUp), perSecond, answers }))

function requestOf({ ask, attribute, groups }) {
  const value = (type, id) => ({ __entity: { type, id } })
  const name = (type, id) => ({ type, id })
  return {
    principal: name('Agency', ask.agency),
    action: name('Action', attribute),
    resource: name(attribute.slice(0, attribute.indexOf('.')), 'somebody'),
    context: {
      purpose: value('Purpose', ask.purpose),
      procedure: value('Procedure', ask.procedure ?? 'none'),
      relation: value('Relation', ask.relation),
      facts: Object.keys(ask.facts).flatMap((id) => (ask.facts[id] ? [value('Fact', id)] : [])),
    },
    entities: [
      { uid: name('Action', attribute), attrs: {}, parents: groups.map((id) => name('Action', id)) },
    ],
  }
}

async function loadCedar() {
  v8.setFlagsFromString('--no-turbo-inline-js-wasm-calls')
  return import('@cedar-policy/cedar-wasm/nodejs')
}

async function cedarStateful() {
  const cedar = await loadCedar()
  cedar.preparsePolicySet('all', { staticPolicies: policies })
  return (question) =>
    cedar.statefulIsAuthorized({ ...requestOf(question), preparsedPolicySetId: 'all' }).response
      .decision === 'allow'
}

async function cedarStateless() {
  const cedar = await loadCedar()
  return (question) =>
    cedar.isAuthorized({ ...requestOf(question), policies: { staticPolicies: policies } }).response
      .decision === 'allow'
}

function holds(rule, { ask, attribute }) {
  const among = (values, value) => values === null || values.includes(value)
  return (
    rule.attributes.includes(attribute) &&
    among(rule.agencies, ask.agency) &&
    among(rule.purposes, ask.purpose) &&
    among(rule.procedures, ask.procedure ?? 'none') &&
    among(rule.relations, ask.relation) &&
    rule.require.every((id) => ask.facts[id]) &&
    !rule.except.some(
      (each) =>
        among(each.agencies, ask.agency) &&
        among(each.purposes, ask.purpose) &&
        among(each.procedures, ask.procedure ?? 'none') &&
        among(each.relations, ask.relation),
    ) &&
    !rule.unless.some((id) => ask.facts[id])
  )
}

async function casbin() {
  const { newEnforcer, newModelFromString } = await import('casbin')
  const model = newModelFromString(`
[request_definition]
r = question
[policy_definition]
p = rule, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = holds(r.question, p.rule) == true
`)
  const byId = new Map(rules.map((rule) => [rule.id, rule]))
  const enforcer = await newEnforcer(model)
  enforcer.addFunction('holds', (question, id) => holds(byId.get(id), question))
  for (const { id, permit } of rules) await enforcer.addPolicy(id, permit ? 'allow' : 'deny')
  return (question) => enforcer.enforce(question)
}

async function casl() {
  const { createMongoAbility, subject } = await import('@casl/ability')
  const conditionsOf = ({ purposes, procedures, relations, require, unless }) => ({
    ...(purposes && { purpose: { $in: purposes } }),
    ...(procedures && { procedure: { $in: procedures } }),
    ...(relations && { relation: { $in: relations } }),
    ...((require.length > 0 || unless.length > 0) && {
      facts: {
        ...(require.length > 0 && { $all: require }),
        ...(unless.length > 0 && { $nin: unless }),
      },
    }),
  })
  const fields = {
    agencies: 'agency',
    purposes: 'purpose',
    procedures: 'procedure',
    relations: 'relation',
  }
  // Its conditions have no `or`: an exception of two parts becomes two rules, one for each part that is not met.
  const conditionSets = (rule) =>
    rule.except.reduce(
      (sets, each) =>
        sets.flatMap((set) =>
          Object.entries(fields)
            .filter(([part]) => each[part])
            .map(([part, field]) => ({ ...set, [field]: { ...set[field], $nin: each[part] } })),
        ),
      [conditionsOf(rule)],
    )
  const agencies = [...new Set(questions.map(({ ask }) => ask.agency))]
  // Later rules win in CASL: prohibitions come last.
  const ordered = [...rules].sort((a, b) => Number(b.permit) - Number(a.permit))
  const abilities = new Map(
    agencies.map((agency) => [
      agency,
      createMongoAbility(
        ordered
          .filter((rule) => rule.agencies === null || rule.agencies.includes(agency))
          .flatMap((rule) =>
            conditionSets(rule).map((conditions) => ({
              action: 'disclose',
              subject: rule.attributes,
              inverted: !rule.permit,
              conditions,
            })),
          ),
      ),
    ]),
  )
  return ({ ask, attribute }) =>
    abilities.get(ask.agency).can(
      'disclose',
      subject(attribute, {
        agency: ask.agency,
        purpose: ask.purpose,
        procedure: ask.procedure ?? 'none',
        relation: ask.relation,
        facts: Object.keys(ask.facts).filter((id) => ask.facts[id]),
      }),
    )
}
