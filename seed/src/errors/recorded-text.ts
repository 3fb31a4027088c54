import type { Address, ErrorLabel } from '@motlan/registry-kit/country'
import { folded } from '../people/folded.ts'
import { formerAddress } from '../units/addresses.ts'
import type { Commune } from '../units/administrative-units.ts'
import { type ErrorLog, errorRates } from './error-log.ts'

/** A record that copies a name or an address. */
export interface Copy {
  readonly registry: ErrorLabel['registry']
  readonly subject: string
  /** As in the error label: `tax.recordedName`. */
  readonly fact: string
}

/** A name as another registry wrote it down: sometimes without diacritics, sometimes not NFC. */
export function recordedName(
  log: ErrorLog,
  { registry, subject, fact }: Copy,
  name: string,
): string {
  const struck = log.strikes(
    'NAME_DAMAGED',
    registry,
    `${subject} ${fact}`,
    errorRates.NAME_DAMAGED,
  )
  if (!struck) return name
  const held = struck.chance(1, 2) ? folded(name) : name.normalize('NFD')
  if (held === name) return name
  log.label({ error: 'NAME_DAMAGED', registry, subject, fact, held, truth: name })
  return held
}

/** An address as another registry wrote it down: one of five in the list of 2024, and some codes came through a spreadsheet. */
export function recordedAddress(
  log: ErrorLog,
  { registry, subject, fact }: Copy,
  address: Address,
  commune: Commune | undefined,
): Address {
  const old = log.strikes('OLD_ADDRESS', registry, `${subject} ${fact}`, errorRates.OLD_ADDRESS)
  const held = old && commune ? formerAddress(commune, address.line, old) : address
  if (held !== address) {
    log.label({
      error: 'OLD_ADDRESS',
      registry,
      subject,
      fact,
      held: `${held.version} ${held.code}`,
      truth: `${address.version} ${address.code}`,
    })
  }
  if (!held.code.startsWith('0')) return held
  if (!log.strikes('ZERO_LOST', registry, `${subject} ${fact}`, errorRates.ZERO_LOST)) return held
  const code = held.code.replace(/^0+/, '')
  log.label({
    error: 'ZERO_LOST',
    registry,
    subject,
    fact: `${fact}.code`,
    held: code,
    truth: held.code,
  })
  return { ...held, code }
}
