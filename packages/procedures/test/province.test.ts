import { expect, test } from 'vitest'
import { provinceCodeOf } from '../src/index.ts'
import { provinceNames, provinceOf } from '../src/province.ts'

test('there are 34 provinces and cities, each with a code of its own', () => {
  const codes = provinceNames.map((name) => provinceCodeOf(`Phường Một, ${name}`))
  expect(new Set(codes).size).toBe(34)
  expect(codes).not.toContain(undefined)
})

test.each([
  ['Số 1, Phường Ba Đình, Thành phố Hà Nội', 'Thành phố Hà Nội'],
  ['So 1, Phuong Ba Dinh, Thanh pho Ha Noi', 'Thành phố Hà Nội'],
  ['Xã Một, Tỉnh Thanh Hoá', 'Tỉnh Thanh Hóa'],
  ['Phường Sài Gòn, TP. Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
  ['Xã Một, Tỉnh Đắk Lắk'.normalize('NFD'), 'Tỉnh Đắk Lắk'],
])('%s is in %s, however it was written down', (address, province) => {
  expect(provinceOf(address)).toBe(province)
})

test.each(['', 'Phường Một', 'Xã Một, Tỉnh Hà Tây', 'Tỉnh Hà Nội, Phường Một'])(
  'of %j nothing is said',
  (address) => {
    expect(provinceOf(address)).toBeUndefined()
    expect(provinceCodeOf(address)).toBeUndefined()
  },
)
