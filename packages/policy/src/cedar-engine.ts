import v8 from 'node:v8'

/** Cedar as it is published; only the files of this package beside this one use it. */
export type CedarEngine = typeof import('@cedar-policy/cedar-wasm/nodejs')

/**
 * Loads Cedar. INVARIANT: this is the only file that imports it, and never before the flag is set: without it V8 can
 * abort the whole process when an optimised caller of a Cedar function is deoptimised.
 */
export function loadCedar(): Promise<CedarEngine> {
  v8.setFlagsFromString('--no-turbo-inline-js-wasm-calls')
  return import('@cedar-policy/cedar-wasm/nodejs')
}

/** Cedar counts bytes of UTF-8, editors count UTF-16: an offset for the one as an offset for the other. */
export function utf16Offset(text: string, byteOffset: number): number {
  return Buffer.from(text, 'utf8').subarray(0, byteOffset).toString('utf8').length
}
