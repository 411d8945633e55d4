import { readFile } from 'node:fs/promises'

export type ReadmeSample = { number: number; text: string; prints: string }

/** The TypeScript samples of a README, with what each says that it prints. */
export async function readmeSamples(readme: string): Promise<ReadmeSample[]> {
  const samples = [...(await readFile(readme, 'utf8')).matchAll(/^```ts\n(.*?)^```$/gms)]
  if (samples.length < 3) throw new Error(`${readme} has ${samples.length} samples`)
  return samples.map(([, text], index) => ({
    number: index + 1,
    text: text!,
    prints: [...text!.matchAll(/\/\/ prints (.*\n)/g)].map(([, line]) => line).join(''),
  }))
}

/** The same program with `require` in the place of `import`. */
export function toRequire(text: string): string {
  return text
    .replace(/^import \* as (\w+) from ('[^']+')$/gm, 'const $1 = require($2)')
    .replace(/^import (\{[^}]+\}) from ('[^']+')$/gms, 'const $1 = require($2)')
}
