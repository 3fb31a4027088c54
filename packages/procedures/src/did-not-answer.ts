import type { StepAnswer } from './situation.ts'

/** Whether a registry did not answer in a step; any registry, where none is named. */
export function didNotAnswer(answer: StepAnswer | undefined, registry?: string): boolean {
  return (answer?.errors ?? []).some(({ extensions }) => {
    const code = extensions?.code
    const isMeant = registry === undefined || extensions?.registry === registry
    return typeof code === 'string' && code.startsWith('REGISTRY_') && isMeant
  })
}
