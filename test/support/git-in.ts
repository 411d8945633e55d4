import { execFileSync } from 'node:child_process'

/** Runs git in a folder, with somebody who commits. */
export function gitIn(folder: string): (...args: string[]) => void {
  return (...args) => {
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      stdio: 'pipe',
    })
  }
}
