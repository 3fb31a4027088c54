declare module 'cli-progress' {
  export class SingleBar {
    constructor(
      options: { stream?: NodeJS.WriteStream; hideCursor?: boolean; format?: string },
      preset: object,
    )
    start(total: number, value: number, payload?: object): void
    update(value: number, payload?: object): void
    stop(): void
  }
  export const Presets: { readonly shades_classic: object }
}
