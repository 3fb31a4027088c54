import type { Firm, Random } from '@motlan/registry-kit/country'
import { folded } from '../people/folded.ts'
import type { Line } from './industries.ts'

const first =
  'An,Bảo,Cát,Đại,Đông,Gia,Hà,Hải,Hoàng,Hồng,Hùng,Khang,Kim,Lạc,Linh,Lộc,Minh,Nam,Ngân,Nhật,Phú,Phúc,Quang,Sao,Sơn,Tân,Thái,Thanh,Thiên,Thịnh,Tiến,Trí,Trung,Trường,Tường,Vạn,Việt,Vĩnh,Xuân,Ý'.split(
    ',',
  )
const second =
  'An,Anh,Bình,Châu,Cường,Dương,Đạt,Điền,Giang,Hà,Hải,Hưng,Khánh,Khoa,Lâm,Lan,Long,Mai,Nghĩa,Nguyên,Ngọc,Phát,Phong,Phương,Quân,Sang,Sinh,Tài,Tâm,Thành,Thắng,Thuận,Tín,Toàn,Trang,Triển,Uy,Vân,Vinh,Vượng'.split(
    ',',
  )

const kinds: Readonly<Record<Firm['legalForm'], string>> = {
  LLC_ONE_MEMBER: 'Công ty TNHH Một thành viên',
  LLC_MULTI_MEMBER: 'Công ty TNHH',
  JOINT_STOCK: 'Công ty Cổ phần',
  PRIVATE_ENTERPRISE: 'Doanh nghiệp tư nhân',
  PARTNERSHIP: 'Công ty Hợp danh',
  CO_OPERATIVE: 'Hợp tác xã',
  PUBLIC_UNIT: '',
}

/** Names no other firm of the country has: the serial number picks the words, and is added when the words run out. */
export function firmNameOf(
  serial: number,
  form: Firm['legalForm'],
  line: Line,
  random: Random,
): Pick<Firm, 'name' | 'foreignName' | 'shortName'> {
  const one = first[serial % first.length] ?? ''
  const two = second[Math.floor(serial / first.length) % second.length] ?? ''
  const turn = Math.floor(serial / (first.length * second.length))
  const own = turn === 0 ? `${one} ${two}` : `${one} ${two} ${turn + 1}`
  const plain = folded(own).toUpperCase()
  const suffix = form === 'JOINT_STOCK' ? 'JOINT STOCK COMPANY' : 'COMPANY LIMITED'
  return {
    name: `${kinds[form]} ${line.word} ${own}`,
    foreignName: random.chance(45, 100) ? `${plain} ${line.english.toUpperCase()} ${suffix}` : null,
    shortName: random.chance(40, 100)
      ? `${plain} ${form === 'JOINT_STOCK' ? 'JSC' : 'CO., LTD'}`
      : null,
  }
}
