import { defineNamedWidget } from '../widgets.js'

/** Boxes of like buttons: Jetpack's and others. */
export const likeButton = defineNamedWidget({
  name: 'like-button',
  kind: 'like',
  names: /^(?:sd-like|jetpack-likes.*|likes?-(?:box|button|bar|widget).*|post-likes.*|likebtn.*)$/i,
})
