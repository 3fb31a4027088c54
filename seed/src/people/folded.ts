const known = new Map<string, string>()

/** Text without diacritics: `Đặng Thị Hằng` becomes `Dang Thi Hang`. */
export function folded(text: string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
  // Parts of names come again and again; whole names are too many to keep.
  if (known.size < 2000 && !text.includes(' ')) known.set(text, plain)
  return plain
}
