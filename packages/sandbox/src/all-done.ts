/** Waits until all work has ended, well or badly, and then tells the first failure: nothing goes on behind a refusal. */
export async function allDone<T extends readonly unknown[] | []>(
  works: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(works)
  return Promise.all(works)
}
