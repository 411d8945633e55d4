/** Html that does something that no post should do, or looks as if it did. */
export type Payload = {
  name: string
  html: string
  /** What it does where nobody sanitises it, as measured with Chromium: the proof that the test would notice. */
  raw: 'fires' | 'quiet' | 'varies'
}
