import { Refusal } from '@motlan/kernel'

/** Forms that one operation may ask for: each is several look-ups. */
const most = 20

/** Counts the forms that one operation looks up, however its fields are named, and refuses the one that is too many. */
export function formBudget(): (operation: object) => void {
  const spent = new WeakMap<object, number>()
  return (operation) => {
    const forms = (spent.get(operation) ?? 0) + 1
    spent.set(operation, forms)
    if (forms <= most) return
    throw new Refusal('DOCUMENT_TOO_COMPLEX', 'form', {
      reason: `one request looks up at most ${most} forms`,
      fix: 'ask for the rest in another request',
    })
  }
}
