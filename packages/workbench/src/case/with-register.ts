import { type CaseRegister, openRegister } from '@motlan/cases'
import { openExchange } from '@motlan/sandbox/exchange'
import type { Io } from '../io.ts'
import { settingsFrom } from '../settings-from.ts'

/** Works on the cases of this home, and lets go of them whatever happens. */
export async function withRegister<Result>(
  io: Io,
  work: (register: CaseRegister) => Promise<Result>,
): Promise<Result> {
  const exchange = await openExchange(settingsFrom({}, io))
  const register = openRegister(exchange.app, () => new Date())
  try {
    return await work(register)
  } finally {
    await register.close()
    await exchange.close()
  }
}
