import { stringify } from 'yaml'
import type { TestSuite } from './test-suite.ts'

/** A suite as its file, with a comment on top. */
export function suiteText({ file: _file, ...suite }: TestSuite, comment: string): string {
  const head = comment.split('\n').map((line) => `# ${line}\n`)
  return `${head.join('')}${stringify(suite, { lineWidth: 0, version: '1.2' })}`
}
