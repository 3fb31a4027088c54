import { readSettings, registryNames, type Settings } from '@motlan/sandbox/home'
import { homeOf } from './asker.ts'
import type { Io } from './io.ts'

/** The flags that `start` and `seed` share with the environment, by the variable each stands for. */
export interface SettingFlags {
  readonly http?: boolean | undefined
  readonly port?: string | undefined
  readonly citizens?: string | undefined
  readonly seed?: string | undefined
}

/** The settings of this command line: a flag counts for more than the variable of the same meaning. */
export function settingsFrom({ http, port, citizens, seed }: SettingFlags, io: Io): Settings {
  const flags = {
    ...(http !== undefined && { MOTLAN_HTTP: String(http) }),
    ...(port !== undefined && { MOTLAN_PORT: port }),
    ...(citizens !== undefined && { MOTLAN_CITIZENS: citizens }),
    ...(seed !== undefined && { MOTLAN_SEED: seed }),
  }
  return readSettings({ ...io.env, MOTLAN_HOME: homeOf(io), ...flags }, registryNames)
}
