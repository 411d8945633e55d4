/** A post in the feed form that no rule finds anything in, but for what is given. */
export function feedPost(parts: {
  title?: string
  from?: string
  comment?: string
  html?: string
  timestamp?: string
}): string {
  const {
    title = 'The lock keeper',
    from = 'https://example.org/lock-keeper/',
    comment = '',
    html = '<p>The gate was repaired in May.</p>',
    timestamp = '1599525683000',
  } = parts
  return `---
layout: post${comment}
title: "${title}"
date: 2020-09-08T00:41:23.000Z
author: Ada Brook
from: ${from}
tags: [ River ]
categories: [ River ]
---
<!--${timestamp}-->
[${title}](${from})
------

<div>
${html}
</div>
`
}
