// Writes the JSON Schemas that the package publishes; test/schema/json-schemas.test.ts proves them fresh.
import { mkdirSync, writeFileSync } from 'node:fs'
import { jsonSchemas } from '../src/schema/json-schemas.js'

const folder = new URL('../schemas/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, make] of Object.entries(jsonSchemas)) {
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(make(), null, 2)}\n`)
}
