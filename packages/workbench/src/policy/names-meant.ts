import { didYouMean, Refusal, type Vocabulary } from '@motlan/kernel'

/** The attributes a name stands for, as in agreements: an attribute, a group, or everything below a star. */
export function namesMeant(name: string, vocabulary: Vocabulary, where: string): readonly string[] {
  if (vocabulary.has(name)) return [name]
  const stem = name.replace(/\.\*$/, '')
  const meant = [...vocabulary.keys()].filter((each) => each.startsWith(`${stem}.`))
  if (meant.length > 0 && (name !== stem || stem.includes('.'))) return meant
  const near = didYouMean(name, withGroups(vocabulary))
  throw new Refusal('AGREEMENT_INVALID', where, {
    reason: `"${name}" is no attribute of any registry`,
    fix: near ? `did you mean "${near}"?` : 'see docs/catalogue.md for the attributes',
  })
}

/** Every name that means something: attributes, and the groups around them. */
function withGroups(vocabulary: Vocabulary): ReadonlySet<string> {
  const names = [...vocabulary.keys()]
  const groups = names.map((name) => name.slice(0, name.lastIndexOf('.')))
  return new Set([...names, ...groups.filter((name) => name.includes('.'))])
}
