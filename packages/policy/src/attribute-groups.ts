import type { Attribute } from '@motlan/kernel'

/** Everything below a name, of whatever registry: `Citizen.birthName.*`. */
export function groupBelow(stem: string): string {
  return `${stem}.*`
}

/** Everything below a name that one registry holds: `population:Citizen.*`. */
export function groupOfRegistry(registry: string, stem: string): string {
  return `${registry}:${stem}.*`
}

/** Everything of one class: `sensitivity:sensitive`. */
export function groupOfClass(sensitivity: string): string {
  return `sensitivity:${sensitivity}`
}

/** The groups an attribute is in, by which a rule can name many attributes at once. */
export function groupsOf({ name, source, sensitivity }: Attribute): readonly string[] {
  const steps = name.split('.').slice(0, -1)
  const stems = steps.map((_, index) => steps.slice(0, index + 1).join('.'))
  return [
    ...stems.map(groupBelow),
    ...stems.map((stem) => groupOfRegistry(source, stem)),
    groupOfClass(sensitivity),
  ]
}
