import type { Payload } from './payload.js'

// Bodies that look like the parts of a post around them.
export const posts: Payload[] = [
  {
    name: 'body-begins-with-fence',
    html: '---\ntitle: <script>alert(1)</script>\n---\n<img src=x onerror=alert(1)>',
    raw: 'fires',
  },
  {
    name: 'body-begins-with-timestamp',
    html: '<!--1599525683000-->\n[Text](javascript:alert(1))\n------\n\n<img src=x onerror=alert(1)>',
    raw: 'fires',
  },
  {
    name: 'body-begins-with-link',
    html: '[Text](javascript:alert(1))\n------\n<script>alert(1)</script>',
    raw: 'fires',
  },
  { name: 'body-begins-with-underline', html: '------\n<script>alert(1)</script>', raw: 'fires' },
  { name: 'body-closes-wrapper', html: '</div>\n<img src=x onerror=alert(1)>\n<div>', raw: 'fires' },
  { name: 'body-closes-wrapper-twice', html: '</div></div>\n<script>alert(1)</script>', raw: 'fires' },
  { name: 'body-is-wrapper', html: '<div>\n<div onclick=alert(1)>\n</div>\n</div>', raw: 'fires' },
  { name: 'body-wrapper-with-handler', html: '<div onclick=alert(1)>\n<p>Text</p>\n</div>', raw: 'fires' },
  { name: 'body-wrapper-in-attribute', html: '<p title="\n</div>\n"><img src=x onerror=alert(1)></p>', raw: 'fires' },
  { name: 'body-wrapper-in-comment', html: '<!--\n</div>\n--><img src=x onerror=alert(1)>', raw: 'fires' },
  { name: 'body-wrapper-in-script', html: '<script>\n</div>\n</script><img src=x onerror=alert(1)>', raw: 'fires' },
  { name: 'body-opens-comment-at-end', html: '<p>Text</p>\n<!--', raw: 'fires' },
  { name: 'body-opens-script-at-end', html: '<p>Text</p>\n<script>alert(1);//', raw: 'fires' },
  { name: 'body-opens-attribute-at-end', html: '<p>Text</p>\n<img src=x onerror=alert(1) title="', raw: 'fires' },
  { name: 'body-opens-plaintext', html: '<p>Text</p>\n<plaintext>', raw: 'fires' },
  { name: 'body-blank-lines-first', html: '\n\n\n<script>alert(1)</script>\n\n', raw: 'fires' },
  { name: 'body-spaces-first', html: '   <script>alert(1)</script>', raw: 'fires' },
  {
    name: 'body-carriage-returns',
    html: '\r\n<script>alert(1)</script>\r\n<p onclick=alert(1)>Text</p>\r\n',
    raw: 'fires',
  },
  {
    name: 'body-after-removed-fence',
    html: '<script></script>---\ntitle: x\n---\n<img src=x onerror=alert(1)>',
    raw: 'fires',
  },
  {
    name: 'body-after-removed-wrapper',
    html: '<script></script>\n<div>\n<img src=x onerror=alert(1)>\n</div>\n<style></style>',
    raw: 'fires',
  },
  {
    name: 'body-after-removed-timestamp',
    html: '<style></style><!--1599525683000-->\n[x](javascript:alert(1))\n------\n<p onclick=alert(1)>x</p>',
    raw: 'fires',
  },
  {
    name: 'body-yaml-block',
    html: 'layout: post\ntitle: |\n  <script>alert(1)</script>\n...\n<img src=x onerror=alert(1)>',
    raw: 'fires',
  },
  {
    name: 'body-second-document',
    html: '<p>Text</p>\n---\nlayout: post\n---\n<!--1-->\n<script>alert(1)</script>',
    raw: 'fires',
  },
  { name: 'body-byte-order-mark', html: '\ufeff---\ntitle: x\n---\n<script>alert(1)</script>', raw: 'fires' },
]
