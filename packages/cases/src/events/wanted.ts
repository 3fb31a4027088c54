/** The attributes that names, groups and wildcards mean, of those there are. */
export function attributesMeant(
  names: readonly string[],
  known: Iterable<string>,
): ReadonlySet<string> {
  const meant = names.map((name) => name.replace(/\.\*$/, ''))
  return new Set([...known].filter((attribute) => meant.some((name) => covers(name, attribute))))
}

/** Of the attributes somebody waits for those that a change touches: it names them, or a group they stand in. */
export function touched(
  waitedFor: ReadonlySet<string>,
  changed: readonly string[],
): readonly string[] {
  if (changed.every((name) => waitedFor.has(name))) return changed
  return [...waitedFor].filter((attribute) => changed.some((name) => covers(name, attribute)))
}

function covers(name: string, attribute: string): boolean {
  return attribute === name || attribute.startsWith(`${name}.`)
}
