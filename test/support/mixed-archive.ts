import { feedPost } from './feed-post.js'

/** Posts with all kinds of findings, in themselves and between one another: so many, in two folders. */
export function mixedArchive(count: number): Record<string, string | Uint8Array> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${index % 3 ? 'a' : 'b'}/${String(index).padStart(3, '0')}.md`,
      mixed(index),
    ]),
  )
}

function mixed(index: number): string | Uint8Array {
  const from = `https://example.org/${index}/`
  const long = `<p>${`The ferry of ${index} went at noon, and the lamp was lit. `.repeat(60)}</p>`
  switch (index % 9) {
    case 0:
      return feedPost({ from })
    case 1:
      return feedPost({ from, title: `A "quoted" title ${index}` })
    case 2:
      return feedPost({ from, timestamp: '1599529283000' })
    case 3:
      // The same for all of them.
      return feedPost({ from: 'https://example.org/same/' })
    case 4:
      return feedPost({ from, html: '<img src="https://example.org/a.jpg"><img src="b.jpg"><script>1</script>' })
    case 5:
      return new Uint8Array([0x2d, 0xff, index])
    case 6:
      return feedPost({ from, html: `${long}<a href="javascript:1">漢字</a>` })
    case 7:
      return feedPost({
        from,
        title: `漢字 ${index}`,
        comment: ' # postmatter-disable timestamp/mismatch',
        timestamp: '1',
      })
    default:
      return feedPost({ from, html: long.replaceAll(String(index), 'today') })
  }
}
