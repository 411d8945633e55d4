import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that is gone when the test is done, with the given files in it. */
export function temporaryFolder(files: Record<string, string | Uint8Array> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'postmatter-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** A small valid post, with the given title. */
export function samplePost(title = 'A walk'): string {
  return `---
layout: post
title: "${title}"
date: 2020-09-08T00:41:23.000Z
author: Edda
from: https://example.org/walk/
tags: [ Walks ]
categories: [ Walks ]
---
<!--1599525683000-->
[${title}](https://example.org/walk/)
------

<div>
<p>One foot, then the other.</p>
</div>
`
}

/** Runs without the rights of root, which may read everything. */
export function unprivileged<T>(run: () => T): T {
  if (process.getuid?.() !== 0) return run()
  process.seteuid!(65_534)
  try {
    return run()
  } finally {
    process.seteuid!(0)
  }
}
