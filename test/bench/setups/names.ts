/** What is measured: in one process, and with every registry its own process over HTTP. */
export const setups = [
  'motlan',
  'motlan-bare',
  'hive',
  'apollo',
  'monolith',
  'pg',
  'pg-pool',
  'motlan-http',
  'hive-http',
  'apollo-http',
] as const
export type Setup = (typeof setups)[number]
