/** The outcome of work that has to be done within so many milliseconds; rejects where it is not. */
export async function withinTime<Result>(
  work: () => Promise<Result>,
  milliseconds: number,
): Promise<Result> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new TypeError('too late')), milliseconds)
  try {
    return await Promise.race([work(), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
