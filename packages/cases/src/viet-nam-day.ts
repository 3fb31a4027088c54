const sevenHours = 7 * 60 * 60 * 1000

/** The calendar day in Việt Nam, which keeps UTC+7 all year. */
export function dayInVietNam(at: Date): string {
  return new Date(at.getTime() + sevenHours).toISOString().slice(0, 10)
}
