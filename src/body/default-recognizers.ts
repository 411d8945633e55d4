import type { Recognizer } from './recognizer.js'
import { advertisement } from './recognizers/advertisement.js'
import { attribution } from './recognizers/attribution.js'
import { authorBox } from './recognizers/author-box.js'
import { backgroundImage } from './recognizers/background-image.js'
import { brokenPlayer } from './recognizers/broken-player.js'
import { captionAfter } from './recognizers/caption-after.js'
import { captionedBox } from './recognizers/captioned-box.js'
import { chartBox } from './recognizers/chart-box.js'
import { codeBlockAd } from './recognizers/code-block-ad.js'
import { codeTable } from './recognizers/code-table.js'
import { control } from './recognizers/control.js'
import { copyrightLine } from './recognizers/copyright-line.js'
import { datelineBox } from './recognizers/dateline.js'
import { feedFooter } from './recognizers/feed-footer.js'
import { figure } from './recognizers/figure.js'
import { frame } from './recognizers/frame.js'
import { image } from './recognizers/image.js'
import { imageBox } from './recognizers/image-box.js'
import { imageWidget } from './recognizers/image-widget.js'
import { keyword } from './recognizers/keyword.js'
import { labelledAd } from './recognizers/labelled-ad.js'
import { likeButton } from './recognizers/like-button.js'
import { linkCard } from './recognizers/link-card.js'
import { linkList } from './recognizers/link-list.js'
import { media } from './recognizers/media.js'
import { moreLink } from './recognizers/more-link.js'
import { navigation } from './recognizers/navigation.js'
import { newsletter } from './recognizers/newsletter.js'
import { note } from './recognizers/note.js'
import { pageComments } from './recognizers/page-comments.js'
import { pageElement } from './recognizers/page-element.js'
import { pageMetadata } from './recognizers/page-metadata.js'
import { pageTitle } from './recognizers/page-title.js'
import { paywall } from './recognizers/paywall.js'
import { relatedList } from './recognizers/related-list.js'
import { scriptedEmbed } from './recognizers/scripted-embed.js'
import { shareBar } from './recognizers/share-bar.js'
import { socialPost } from './recognizers/social-post.js'
import { titledPicture } from './recognizers/titled-picture.js'

/** The recognisers that run unless you give others: pictures and players, what holds them, and what is no part of the article. */
export const defaultRecognizers: readonly Recognizer[] = [
  image,
  backgroundImage,
  frame,
  media,
  socialPost,
  brokenPlayer,
  scriptedEmbed,
  figure,
  titledPicture,
  chartBox,
  codeTable,
  keyword,
  note,
  attribution,
  feedFooter,
  copyrightLine,
  datelineBox,
  imageWidget,
  likeButton,
  shareBar,
  newsletter,
  paywall,
  advertisement,
  codeBlockAd,
  labelledAd,
  pageComments,
  authorBox,
  pageMetadata,
  relatedList,
  navigation,
  pageElement,
  pageTitle,
  linkList,
  linkCard,
  moreLink,
  control,
  captionedBox,
  imageBox,
  captionAfter,
]
