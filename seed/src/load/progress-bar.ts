import { Presets, SingleBar } from 'cli-progress'
import type { Progress } from './build-country.ts'

/** Somebody who watches a country being built. */
export interface ProgressView {
  readonly show: (progress: Progress) => void
  readonly stop: () => void
}

/** A bar with rate and remaining time on a terminal, a line every ten per cent anywhere else. */
export function progressView(stream: NodeJS.WriteStream): ProgressView {
  return stream.isTTY ? bar(stream) : lines(stream)
}

function bar(stream: NodeJS.WriteStream): ProgressView {
  const view = new SingleBar(
    {
      stream,
      hideCursor: true,
      format: '{phase} [{bar}] {percentage}% {value} of {total} citizens, {rate}/s, {left} left',
    },
    Presets.shades_classic,
  )
  let started = false
  return {
    show: (progress) => {
      const { citizens, total } = progress
      const rate = rateOf(progress)
      const shown = {
        phase: titles[progress.phase],
        rate: Math.round(rate),
        left: progress.phase === 'people' && rate > 0 ? seconds((total - citizens) / rate) : '-',
      }
      if (!started) view.start(total, citizens, shown)
      started = true
      view.update(Math.min(citizens, total), shown)
    },
    stop: () => {
      if (started) view.stop()
    },
  }
}

function lines(stream: NodeJS.WriteStream): ProgressView {
  let next = 0
  return {
    show: (progress) => {
      const { citizens, total, phase } = progress
      const tenth = phase === 'indexes' ? 11 : Math.floor((citizens * 10) / total)
      if (tenth < next) return
      next = tenth + 1
      stream.write(
        phase === 'indexes'
          ? `${titles[phase]}\n`
          : `${titles[phase]}: ${citizens} of ${total} citizens, ${Math.round(rateOf(progress))}/s\n`,
      )
    },
    stop: () => undefined,
  }
}

const titles = { people: 'building the country', indexes: 'building the indexes' } as const

function rateOf({ citizens, milliseconds }: Progress): number {
  return milliseconds > 0 ? (citizens * 1000) / milliseconds : 0
}

function seconds(count: number): string {
  const whole = Math.max(0, Math.round(count))
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}
