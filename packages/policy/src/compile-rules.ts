import { compileRule } from './compile-rule.ts'
import type { PolicySource } from './policy-source.ts'
import type { Rule } from './rule.ts'
import { relationsNamed, ruleTexts } from './rule-texts.ts'
import { type Space, spaceOf } from './space.ts'

/** The space of everything that can be asked under a policy. */
export function spaceOfSource(source: PolicySource): Space {
  return spaceOf(source.catalog, source.vocabulary, relationsNamed(source))
}

/** Every rule of every agreement and guardrail, whatever its status, in the order in which rules are cited. */
export function compileRules(source: PolicySource, space: Space): readonly Rule[] {
  return ruleTexts(source, space).map((text) => compileRule(text, space))
}
