import { Presets, SingleBar } from 'cli-progress'
import type { Io } from './io.ts'

/** How far the country has come, as `@motlan/seed` tells it. */
export interface CountryProgress {
  readonly phase: 'people' | 'indexes'
  readonly citizens: number
  readonly total: number
  readonly rows: number
  readonly milliseconds: number
}

/** A bar on a terminal, a line every few seconds where there is none. */
export interface ProgressBar {
  readonly show: (progress: CountryProgress) => void
  readonly end: () => void
}

/** A progress bar with rate and remaining time. */
export function progressBar(io: Pick<Io, 'err' | 'terminal'>): ProgressBar {
  return io.terminal ? drawn(io.terminal) : told(io)
}

function drawn(stream: NodeJS.WriteStream): ProgressBar {
  let bar: SingleBar | undefined
  const begun = (total: number): SingleBar => {
    const made = new SingleBar(
      {
        stream,
        format:
          'building the country {bar} {percentage} % · {citizens} citizens · {rate}/s · {remaining}',
        hideCursor: true,
        clearOnComplete: true,
        gracefulExit: false,
      },
      Presets.shades_classic,
    )
    made.start(total, 0, { citizens: 0, rate: 0, remaining: '' })
    return made
  }
  return {
    show: (progress) => {
      bar ??= begun(progress.total)
      bar.update(progress.citizens, textsOf(progress))
    },
    end: () => bar?.stop(),
  }
}

function told({ err }: Pick<Io, 'err'>): ProgressBar {
  let next = 0
  return {
    show: (progress) => {
      if (progress.milliseconds < next && progress.phase === 'people') return
      next = progress.milliseconds + 2_000
      const { citizens, rate, remaining } = textsOf(progress)
      err(`building the country: ${citizens} citizens, ${rate}/s, ${remaining}\n`)
    },
    end: () => {},
  }
}

function textsOf({ phase, citizens, total, milliseconds }: CountryProgress) {
  const perSecond = milliseconds > 0 ? (citizens * 1000) / milliseconds : 0
  const left = perSecond > 0 ? Math.ceil((total - citizens) / perSecond) : 0
  return {
    citizens: citizens.toLocaleString('en'),
    rate: Math.round(perSecond).toLocaleString('en'),
    remaining: phase === 'indexes' ? 'putting keys back' : `${left} s left`,
  }
}
