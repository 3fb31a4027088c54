import { resolve } from 'node:path'
import { readSettings, registryNames, type Settings } from '@motlan/sandbox/home'
import { homeOf } from './asker.ts'
import type { Io } from './io.ts'

/** The flags that `start` and `seed` share with the environment, by the variable each stands for. */
export interface SettingFlags {
  readonly http?: boolean | undefined
  readonly port?: string | undefined
  readonly citizens?: string | undefined
  readonly seed?: string | undefined
  readonly personas?: string | undefined
}

/** The settings of this command line: a flag counts for more than the variable of the same meaning. */
export function settingsFrom(
  { http, port, citizens, seed, personas }: SettingFlags,
  io: Io,
): Settings {
  const flags = {
    ...(http !== undefined && { MOTLAN_HTTP: String(http) }),
    ...(port !== undefined && { MOTLAN_PORT: port }),
    ...(citizens !== undefined && { MOTLAN_CITIZENS: citizens }),
    ...(seed !== undefined && { MOTLAN_SEED: seed }),
    ...(personas !== undefined && { MOTLAN_PERSONAS: meant(personas, io) }),
  }
  return readSettings({ ...io.env, MOTLAN_HOME: homeOf(io), ...flags }, registryNames)
}

/** File names are meant from where the person stands. */
function meant(files: string, { cwd }: Io): string {
  return files
    .split(',')
    .map((file) => resolve(cwd, file.trim()))
    .join(',')
}
