/** ISO dates compare as text: the year is not complete before month and day of birth have come round. */
export function completedYears(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}
