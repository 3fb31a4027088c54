import type { LegalItem, Sensitivity } from '@motlan/kernel'

/** An attribute that Law 26/2023/QH15 (Luật Căn cước) article 9 names, with the class its item belongs to. */
export function statutory(item: number): { sensitivity: Sensitivity; legalItem: LegalItem } {
  return { sensitivity: classOf(item), legalItem: { law: '26/2023/QH15', article: 9, item } }
}

/** An attribute of the residence database: Decree 154/2024/NĐ-CP article 11. */
export const residential = {
  sensitivity: 'basic',
  legalItem: { law: '154/2024/NĐ-CP', article: 11 },
} as const

/** Ethnicity, religion and blood group are sensitive data; how to reach somebody, and what the Government adds, is restricted. */
function classOf(item: number): Sensitivity {
  if ([9, 10, 12].includes(item)) return 'sensitive'
  return [25, 26].includes(item) ? 'restricted' : 'basic'
}
