/** Text without diacritics: `Đặng Thị Hằng` becomes `Dang Thi Hang`. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
}
