/** The difference of two texts as one hunk that `git apply` takes; empty where there is none. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return ''
  const old = before.split('\n')
  const now = after.split('\n')
  let start = 0
  while (start < old.length && old[start] === now[start]) start++
  let end = 0
  while (
    end < Math.min(old.length, now.length) - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end++
  }
  const from = Math.max(0, start - 3)
  const until = Math.max(0, end - 3)
  // The last line break ends the last line: it begins no further one.
  const tail = (lines: readonly string[]) => lines.length - Math.max(until, 1)
  const above = old.slice(from, start)
  const removed = old.slice(start, old.length - end)
  const added = now.slice(start, now.length - end)
  const below = old.slice(old.length - end, tail(old))
  const count = (lines: readonly string[]) => above.length + lines.length + below.length
  return [
    `--- a/${file}`,
    `+++ b/${file}`,
    `@@ -${from + 1},${count(removed)} +${from + 1},${count(added)} @@`,
    ...above.map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    ...below.map((line) => ` ${line}`),
    '',
  ].join('\n')
}
