import type { At } from './declare.ts'

/** Where an entry in a civil-status book is found again. */
export interface BookEntry {
  readonly citizen_id: string
  readonly record_number: string
  readonly book: string
  readonly registered_on: string
  readonly office: string
}

/** A new entry about a citizen; the books of an office are counted by the year. */
export async function bookEntry(
  at: At,
  citizenId: string,
  office: string,
  registeredOn: string,
): Promise<BookEntry> {
  return {
    citizen_id: citizenId,
    record_number: String(await at.nextNumber()),
    book: `01/${registeredOn.slice(0, 4)}`,
    registered_on: registeredOn,
    office,
  }
}
