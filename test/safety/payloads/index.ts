import { addresses } from './addresses.js'
import { css } from './css.js'
import { dangling } from './dangling.js'
import { foreign } from './foreign.js'
import { forms } from './forms.js'
import { frames } from './frames.js'
import { handlers } from './handlers.js'
import { joined } from './joined.js'
import { mutation } from './mutation.js'
import { names } from './names.js'
import { page } from './page.js'
import type { Payload } from './payload.js'
import { posts } from './posts.js'
import { spelling } from './spelling.js'

export const payloads: readonly Payload[] = [
  handlers,
  addresses,
  mutation,
  foreign,
  frames,
  names,
  css,
  page,
  forms,
  dangling,
  joined,
  spelling,
  posts,
].flat()
