import type { Recognizer } from './recognizer.js'
import { figure } from './recognizers/figure.js'
import { frame } from './recognizers/frame.js'
import { image } from './recognizers/image.js'
import { media } from './recognizers/media.js'
import { socialPost } from './recognizers/social-post.js'

/** The recognisers that run unless you give others. */
export const defaultRecognizers: readonly Recognizer[] = [image, frame, media, socialPost, figure]
