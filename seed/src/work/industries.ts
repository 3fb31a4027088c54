import type { Industry, Random } from '@motlan/registry-kit/country'

/** A line of business: its class (VSIC 2018), and what names of firms make of it. */
export interface Line {
  readonly industry: Industry
  readonly word: string
  readonly english: string
}

const line = (code: string, name: string, word: string, english: string): Line => ({
  industry: { code, name },
  word,
  english,
})

const services: readonly Line[] = [
  line('46900', 'Bán buôn tổng hợp', 'Thương mại', 'Trading'),
  line(
    '46632',
    'Bán buôn xi măng, gạch xây, ngói, đá, cát, sỏi',
    'Vật liệu xây dựng',
    'Building Materials',
  ),
  line('46310', 'Bán buôn gạo, lúa mì, hạt ngũ cốc khác, bột mì', 'Lương thực', 'Foodstuff'),
  line('47111', 'Bán lẻ trong siêu thị', 'Thương mại Dịch vụ', 'Trading Services'),
  line('49332', 'Vận tải hàng hóa bằng ô tô', 'Vận tải', 'Transport'),
  line('55101', 'Khách sạn', 'Khách sạn', 'Hotel'),
  line('56101', 'Nhà hàng, quán ăn, hàng ăn uống', 'Ẩm thực', 'Catering'),
  line('62010', 'Lập trình máy vi tính', 'Công nghệ', 'Technology'),
  line('68100', 'Kinh doanh bất động sản', 'Bất động sản', 'Real Estate'),
  line('70200', 'Hoạt động tư vấn quản lý', 'Tư vấn', 'Consulting'),
  line('73100', 'Quảng cáo', 'Truyền thông', 'Media'),
  line('79110', 'Đại lý du lịch', 'Du lịch', 'Travel'),
  line('45200', 'Bảo dưỡng, sửa chữa ô tô và xe có động cơ khác', 'Dịch vụ Ô tô', 'Auto Services'),
  line('85590', 'Giáo dục khác chưa được phân vào đâu', 'Giáo dục', 'Education'),
]
const industry: readonly Line[] = [
  line('10710', 'Sản xuất các loại bánh từ bột', 'Thực phẩm', 'Food'),
  line('14100', 'May trang phục (trừ trang phục từ da lông thú)', 'May mặc', 'Garment'),
  line('15200', 'Sản xuất giày, dép', 'Da giày', 'Footwear'),
  line('31001', 'Sản xuất giường, tủ, bàn, ghế bằng gỗ', 'Nội thất', 'Furniture'),
  line('25110', 'Sản xuất các cấu kiện kim loại', 'Cơ khí', 'Mechanical'),
  line('22201', 'Sản xuất bao bì từ plastic', 'Bao bì', 'Packaging'),
  line('41010', 'Xây dựng nhà để ở', 'Xây dựng', 'Construction'),
  line('42102', 'Xây dựng công trình đường bộ', 'Xây dựng Giao thông', 'Infrastructure'),
  line('43210', 'Lắp đặt hệ thống điện', 'Cơ điện', 'Electrical'),
]
const agriculture: readonly Line[] = [
  line('01110', 'Trồng lúa', 'Nông sản', 'Agricultural Products'),
  line('01181', 'Trồng rau các loại', 'Rau sạch', 'Fresh Vegetables'),
  line('03222', 'Nuôi trồng thủy sản nước ngọt', 'Thủy sản', 'Aquaculture'),
]
const smallTrade: readonly (readonly [Industry, string])[] = [
  [
    { code: '47110', name: 'Bán lẻ lương thực, thực phẩm, đồ uống trong cửa hàng tổng hợp' },
    'Tạp hóa',
  ],
  [{ code: '47711', name: 'Bán lẻ hàng may mặc trong các cửa hàng chuyên doanh' }, 'Thời trang'],
  [{ code: '47524', name: 'Bán lẻ xi măng, gạch xây, ngói, đá, cát sỏi' }, 'Vật liệu xây dựng'],
  [{ code: '47721', name: 'Bán lẻ dược phẩm, dụng cụ y tế' }, 'Nhà thuốc'],
  [{ code: '56101', name: 'Nhà hàng, quán ăn, hàng ăn uống' }, 'Quán ăn'],
  [{ code: '56302', name: 'Quán cà phê, giải khát' }, 'Cà phê'],
  [{ code: '96310', name: 'Cắt tóc, làm đầu, gội đầu' }, 'Salon tóc'],
  [{ code: '95420', name: 'Sửa chữa mô tô, xe máy' }, 'Sửa xe'],
  [{ code: '14100', name: 'May trang phục' }, 'Nhà may'],
  [{ code: '55103', name: 'Nhà khách, nhà nghỉ' }, 'Nhà nghỉ'],
]

/** The line of an enterprise: services 67.7 %, industry and construction 31.5 %, agriculture 0.8 % (domain.md 7.4). */
export function lineOf(random: Random): Line {
  const position = random.below(1000)
  return random.pick(position < 677 ? services : position < 992 ? industry : agriculture)
}

/** The line of a co-operative. */
export function farmLineOf(random: Random): Line {
  return random.pick(agriculture)
}

/** The trade of a household business, and how its sign begins. */
export function tradeOf(random: Random): readonly [Industry, string] {
  return random.pick(smallTrade)
}

/** The main line and up to three others that a firm registered too. */
export function industriesOf(main: Line, random: Random): readonly Industry[] {
  const others = [random.pick(services), random.pick(services), random.pick(industry)].slice(
    0,
    random.below(4),
  )
  const codes = new Set([main.industry.code])
  return [
    main.industry,
    ...others
      .map((other) => other.industry)
      .filter(({ code }) => !codes.has(code) && codes.add(code)),
  ]
}
