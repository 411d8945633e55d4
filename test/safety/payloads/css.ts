import type { Payload } from './payload.js'

// Styles: what they load, and what browsers once ran.
export const css: Payload[] = [
  { name: 'style-element-url', html: '<style>body{background:url(http://never.test/bg.png)}</style>', raw: 'fires' },
  { name: 'style-element-import', html: '<style>@import "http://never.test/import.css";</style>', raw: 'fires' },
  { name: 'style-element-import-url', html: '<style>@import url(//never.test/import2.css);</style>', raw: 'fires' },
  {
    name: 'style-element-import-escaped',
    html: '<style>@\\69mport "http://never.test/import3.css";</style>',
    raw: 'fires',
  },
  {
    name: 'style-element-import-layer',
    html: '<style>@import url("http://never.test/layer.css") layer(a) supports(display:block) screen;</style>',
    raw: 'fires',
  },
  {
    name: 'style-element-font-face',
    html: '<style>@font-face{font-family:x;src:url(http://never.test/font.woff)}p{font-family:x}</style><p>Text</p>',
    raw: 'fires',
  },
  {
    name: 'style-element-unicode-range',
    html: '<style>@font-face{font-family:y;src:url(http://never.test/A.woff);unicode-range:U+0041}p{font-family:y}</style><p>A</p>',
    raw: 'fires',
  },
  {
    name: 'style-element-attribute-selector',
    html: '<style>a[href^="#s"]{background:url(http://never.test/s)}</style><a href="#secret">Text</a>',
    raw: 'fires',
  },
  {
    name: 'style-element-content',
    html: '<style>p:after{content:url(http://never.test/content.png)}</style><p>Text</p>',
    raw: 'fires',
  },
  {
    name: 'style-element-has',
    html: '<style>html:has(p){background:url(http://never.test/has.png)}</style><p>Text</p>',
    raw: 'fires',
  },
  {
    name: 'style-element-image-set',
    html: '<style>p{background:image-set("http://never.test/set.png" 1x)}</style><p>Text</p>',
    raw: 'fires',
  },
  {
    name: 'style-element-var',
    html: '<style>:root{--u:url(http://never.test/var.png)}p{background:var(--u)}</style><p>Text</p>',
    raw: 'fires',
  },
  {
    name: 'style-element-list-style',
    html: '<style>li{list-style-image:url(http://never.test/li.png)}</style><ul><li>Text</ul>',
    raw: 'fires',
  },
  {
    name: 'style-element-cross-fade',
    html: '<style>p{background:-webkit-cross-fade(url(http://never.test/fade.png),url(http://never.test/fade2.png),50%)}</style><p>Text</p>',
    raw: 'fires',
  },
  {
    name: 'style-element-cursor',
    html: '<style>p{cursor:url(http://never.test/c.cur),auto}</style><p>Text</p>',
    raw: 'fires',
  },
  { name: 'style-element-expression', html: '<style>p{width:expression(alert(1))}</style><p>Text</p>', raw: 'quiet' },
  {
    name: 'style-element-binding',
    html: '<style>p{-moz-binding:url(http://never.test/x.xml#x)}</style><p>Text</p>',
    raw: 'quiet',
  },
  {
    name: 'style-element-behavior',
    html: '<style>p{behavior:url(http://never.test/x.htc)}</style><p>Text</p>',
    raw: 'quiet',
  },
  { name: 'style-element-type', html: '<style type="text/javascript">alert(1)</style>', raw: 'quiet' },
  { name: 'style-element-comment', html: '<style><!-- </style><script>alert(1)</script> --></style>', raw: 'fires' },
  {
    name: 'style-element-charset',
    html: '<style>@charset "x-imap4-modified-utf7"; p{background:url(http://never.test/utf7)}</style><p>Text</p>',
    raw: 'fires',
  },
  {
    name: 'style-element-media',
    html: '<style media="(min-width:1px)">body{background:url(http://never.test/media.png)}</style>',
    raw: 'fires',
  },
  {
    name: 'style-element-namespace',
    html: '<style>@namespace url(http://www.w3.org/1999/xhtml);*|p{background:url(http://never.test/ns.png)}</style><p>Text</p>',
    raw: 'fires',
  },
  { name: 'style-attribute-url', html: '<p style="background:url(http://never.test/a1.png)">Text</p>', raw: 'fires' },
  {
    name: 'style-attribute-quotes',
    html: '<p style="background:url(\'http://never.test/a2.png\')">Text</p>',
    raw: 'fires',
  },
  {
    name: 'style-attribute-escaped',
    html: '<p style="background:u\\72l(http://never.test/a3.png)">Text</p>',
    raw: 'fires',
  },
  {
    name: 'style-attribute-comment',
    html: '<p style="background:/**/url(/**/http://never.test/a4.png)">Text</p>',
    raw: 'quiet',
  },
  {
    name: 'style-attribute-entities',
    html: '<p style="background&colon;&#117;rl&lpar;http&colon;//never.test/a5.png&rpar;">Text</p>',
    raw: 'fires',
  },
  {
    name: 'style-attribute-image-set',
    html: '<p style="background:-webkit-image-set(url(http://never.test/a6.png) 1x)">Text</p>',
    raw: 'fires',
  },
  {
    name: 'style-attribute-border-image',
    html: '<p style="border:1px solid;border-image:url(http://never.test/a7.png) 1">Text</p>',
    raw: 'fires',
  },
  { name: 'style-attribute-mask', html: '<p style="mask-image:url(http://never.test/a8.png)">Text</p>', raw: 'fires' },
  { name: 'style-attribute-filter', html: '<p style="filter:url(http://never.test/a9.svg#x)">Text</p>', raw: 'quiet' },
  {
    name: 'style-attribute-shape',
    html: '<p style="float:left;shape-outside:url(http://never.test/a10.png)">Text</p>',
    raw: 'fires',
  },
  { name: 'style-attribute-javascript', html: '<p style="background:url(javascript:alert(1))">Text</p>', raw: 'quiet' },
  { name: 'style-attribute-expression', html: '<p style="width:expression(alert(1))">Text</p>', raw: 'quiet' },
  {
    name: 'style-attribute-expression-comment',
    html: '<p style="width:exp/**/ression(alert(1))">Text</p>',
    raw: 'quiet',
  },
  { name: 'style-attribute-breakout', html: "<p style='x:\"><img src=x onerror=alert(1)>'>Text</p>", raw: 'quiet' },
  {
    name: 'style-attribute-cover',
    html: '<a href="http://example.org/" style="position:fixed;inset:0;opacity:0;z-index:9999">Text</a>',
    raw: 'quiet',
  },
  { name: 'style-attribute-element', html: '<p style="background:element(#x)">Text</p>', raw: 'quiet' },
  {
    name: 'style-attribute-on-image',
    html: '<img style="content:url(http://never.test/a11.png)" src=http://pic.test/a.png>',
    raw: 'fires',
  },
  {
    name: 'style-attribute-background-image-of-div',
    html: '<div style="background-image:url(&quot;javascript:alert(1)&quot;)"></div>',
    raw: 'quiet',
  },
  {
    name: 'style-attribute-lazy-background',
    html: '<div class="wp-block-cover" style="background-image:url(\'x&quot; onerror=&quot;alert(1)\')"></div>',
    raw: 'quiet',
  },
  { name: 'link-stylesheet', html: '<link rel=stylesheet href="http://never.test/link.css">', raw: 'fires' },
  {
    name: 'link-stylesheet-data',
    html: '<link rel=stylesheet href="data:text/css,body{background:url(http://never.test/data.png)}">',
    raw: 'fires',
  },
  { name: 'link-stylesheet-javascript', html: '<link rel=stylesheet href="javascript:alert(1)">', raw: 'quiet' },
  {
    name: 'link-alternate-stylesheet',
    html: '<link rel="alternate stylesheet" title=x href="http://never.test/alt.css">',
    raw: 'fires',
  },
  {
    name: 'link-in-body-with-property',
    html: '<link property="x" rel=stylesheet href="http://never.test/property.css">',
    raw: 'fires',
  },
  {
    name: 'animation-on-id',
    html: '<style>@keyframes x{to{background:url(http://never.test/anim.png)}}p{animation:x 1s}</style><p>Text</p>',
    raw: 'fires',
  },
  { name: 'class-with-breakout', html: "<p class='x\"><script>alert(1)</script>'>Text</p>", raw: 'quiet' },
]
