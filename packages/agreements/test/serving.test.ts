import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** The wasm that a process has loaded after running a program that has the shipped agreements at hand. */
function loadedAfter(program: string): string {
  const start = `
    import { createRequire } from 'node:module'
    import { compilePolicy } from '@motlan/policy'
    import { loadAgreements } from '${new URL('../src/index.ts', import.meta.url).href}'
    import { vocabulary } from '${new URL('./vocabulary.ts', import.meta.url).href}'
    const policy = compilePolicy({ ...(await loadAgreements()), vocabulary })
    policy.decide({ agency: 'tax', purpose: 'tax-management', relation: 'self', on: '2026-11-21' })
    ${program}
    const files = Object.keys(createRequire(import.meta.url).cache)
    console.log(['cedar-wasm', 'z3-solver'].filter((name) => files.some((file) => file.includes(name))).join())`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', start], {
    encoding: 'utf8',
    cwd: new URL('../', import.meta.url),
  })
  return `${stdout}${stderr}`.trim()
}

it('a gateway that loads the shipped agreements and decides has loaded neither Cedar nor a solver', () => {
  expect(loadedAfter('')).toBe('')
})

it('and it would be seen if it had', () => {
  const both = `
    await (await import('@motlan/policy/cedar')).writeCedar(policy)
    await (await (await import('@motlan/policy/solver')).openSolver()).close()`
  expect(loadedAfter(both)).toContain('cedar-wasm,z3-solver')
})
