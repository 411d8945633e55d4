/** A body with one of everything that renderers and components have a say in. */
export const sampleHtml = [
  '<h2>The harbour</h2>',
  '<p lang="da">Read <a href="/tag/pier/">the pier</a>, <b>built</b> in 1893 &amp; mended.</p>',
  '<div class="wp-caption"><img data-src="/pier.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="Planks &quot;of&quot; oak" width="640" height="480">',
  '<p class="wp-caption-text">At low tide</p></div>',
  '<figure class="wp-block-table"><table><tbody> <tr> <td align="right">1</td> </tr> </tbody></table><figcaption>Boats</figcaption></figure>',
  '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="Waves"></iframe>',
  '<h3>After the storm</h3>',
  '<div class="sharedaddy"><ul><li><a href="https://example.com/share">Share</a></li></ul></div>',
  '<p>The post <a href="/pier/">The pier</a> appeared first on <a href="/">Example</a>.</p>',
].join('')

export const baseUrl = 'https://example.org/'
