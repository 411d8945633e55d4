// Writes what follows from the source: docs/api and docs/data-shapes.md. test/docs/generated.test.ts proves them fresh.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { apiDocs } from './api-docs.js'
import { dataShapes } from './data-shapes.js'

const docs = new URL('../docs/', import.meta.url)

const pages = await apiDocs()
rmSync(new URL('api/', docs), { recursive: true, force: true })
mkdirSync(new URL('api/', docs), { recursive: true })
for (const [name, text] of pages) writeFileSync(new URL(`api/${name}`, docs), text)
writeFileSync(new URL('data-shapes.md', docs), dataShapes())
