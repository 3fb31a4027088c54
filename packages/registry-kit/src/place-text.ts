import type { Place } from './country.ts'

/** A place as it is written on a certificate: `Phường Ba Đình, Quận Ba Đình, Thành phố Hà Nội`. */
export function placeText({ commune, district, province }: Place): string {
  return district === null ? `${commune}, ${province}` : `${commune}, ${district}, ${province}`
}

/** The same inside a sentence, where the kind of unit is a common noun: `phường Ba Đình`. */
export function inSentence(place: string): string {
  return place.replace(
    /(^|, )(Phường|Xã|Đặc khu|Thị trấn|Quận|Huyện|Thị xã|Thành phố|Tỉnh) /g,
    (match) => match.toLowerCase(),
  )
}
