import { inSentence, type Place, placeText } from '@motlan/registry-kit/country'

const offices = new WeakMap<Place, string>()

/** The office that keeps the civil-status books of a place. */
export function civilStatusOffice(place: Place): string {
  const known = offices.get(place)
  if (known !== undefined) return known
  const office = `Ủy ban nhân dân ${inSentence(placeText(place))}`
  offices.set(place, office)
  return office
}

/** The court that decided on a divorce: those of districts became regional ones on 1 July 2025. */
export function courtOf({ code, district, province }: Place, decidedOn: string): string {
  if (decidedOn >= '2025-07-01') {
    const region = (Number(code) % 5) + 1
    return `Tòa án nhân dân khu vực ${region} - ${province.replace(/^(Thành phố|Tỉnh) /, '')}`
  }
  const within = inSentence(province)
  return `Tòa án nhân dân ${district === null ? within : `${inSentence(district)}, ${within}`}`
}
