import type { Certificate, Random } from '@motlan/registry-kit/country'
import { type Day, dateText, dayOf, yearOf } from '../calendar.ts'
import { digits, type Numbers } from '../numbers.ts'
import { shortName } from '../units/provinces.ts'
import type { PlotDraft } from './plot-draft.ts'

/** Certificates have two letters and eight digits since this day. */
const newForm = dayOf('2024-08-01')

/** The certificate of seven parcels of eight, issued soon after the last change. */
export function certificateOf(
  plot: PlotDraft,
  {
    parcelId,
    since,
    today,
  }: { readonly parcelId: string; readonly since: Day; readonly today: Day },
  numbers: Numbers,
  random: Random,
): Certificate | null {
  if (random.chance(12, 100)) return null
  const soon = Math.min(since + random.between(5, 60), today)
  const serial = numbers.certificateSerial(soon >= newForm)
  // Where the old numbers are used up a certificate has been exchanged for one of the new form.
  const issued =
    serial.length > 9 && soon < newForm
      ? newForm + random.below(Math.max(1, today - newForm))
      : soon
  const province = plot.commune.province.name
  const organisation = plot.users.kind === 'ORGANISATION'
  return {
    serial,
    entryNumber: `${organisation ? 'CT' : random.chance(1, 2) ? 'CS' : 'CH'} ${digits(plot.number % 100_000, 5)}`,
    code: `${plot.commune.place.code}.${yearOf(issued)}.${parcelId.slice(-6)}`,
    issuedOn: dateText(issued),
    issuer:
      issued < newForm && !organisation && random.chance(6, 10)
        ? `Ủy ban nhân dân ${plot.commune.formerly[0].district ?? plot.commune.place.commune}`
        : `Văn phòng Đăng ký đất đai ${shortName(province)}`,
  }
}
