import { archiveFolderDate } from './rules/archive/folder-date.js'
import { archiveOddFolder } from './rules/archive/odd-folder.js'
import { archivePathCase } from './rules/archive/path-case.js'
import { archiveSameBody } from './rules/archive/same-body.js'
import { archiveSameSource } from './rules/archive/same-source.js'
import { archiveSameTitle } from './rules/archive/same-title.js'
import { archiveSimilarBody } from './rules/archive/similar-body.js'
import { authorCharacterReference } from './rules/author/character-reference.js'
import { bodyCutShort } from './rules/body/cut-short.js'
import { bodyDeep } from './rules/body/deep.js'
import { bodyEmpty } from './rules/body/empty.js'
import { bodyMissingWrapper } from './rules/body/missing-wrapper.js'
import { bodyUnbalancedWrapper } from './rules/body/unbalanced-wrapper.js'
import { dateFuture } from './rules/date/future.js'
import { dateOtherForm } from './rules/date/other-form.js'
import { encodingReplacementCharacter } from './rules/encoding/replacement-character.js'
import { figureCaptionOutside } from './rules/figure/caption-outside.js'
import { figureWithoutImage } from './rules/figure/without-image.js'
import { fileFinalNewline } from './rules/file/final-newline.js'
import { fileLineEndings } from './rules/file/line-endings.js'
import { fileNotCanonical } from './rules/file/not-canonical.js'
import { fileNameDateMismatch } from './rules/file-name/date-mismatch.js'
import { fileNameOtherForm } from './rules/file-name/other-form.js'
import { fileNameTitleMismatch } from './rules/file-name/title-mismatch.js'
import { fileNameUnportable } from './rules/file-name/unportable.js'
import { fromNotEncoded } from './rules/from/not-encoded.js'
import { fromNotWeb } from './rules/from/not-web.js'
import { frontMatterKeyOrder } from './rules/front-matter/key-order.js'
import { frontMatterNoBreakSpace } from './rules/front-matter/no-break-space.js'
import { frontMatterReplacementCharacter } from './rules/front-matter/replacement-character.js'
import { frontMatterTab } from './rules/front-matter/tab.js'
import { frontMatterUnknownKey } from './rules/front-matter/unknown-key.js'
import { furnitureAdvertisement } from './rules/furniture/advertisement.js'
import { furnitureAttribution } from './rules/furniture/attribution.js'
import { furnitureTracker } from './rules/furniture/tracker.js'
import { furnitureWidget } from './rules/furniture/widget.js'
import { htmlBrokenAttribute } from './rules/html/broken-attribute.js'
import { htmlBrokenTag } from './rules/html/broken-tag.js'
import { htmlParseError } from './rules/html/parse-error.js'
import { imageMissingAlt } from './rules/image/missing-alt.js'
import { imageNoAddress } from './rules/image/no-address.js'
import { imagePlaceholderOnly } from './rules/image/placeholder-only.js'
import { preambleMisplaced } from './rules/preamble/misplaced.js'
import { preambleMissing } from './rules/preamble/missing.js'
import { sourceLinkAddressMismatch } from './rules/source-link/address-mismatch.js'
import { sourceLinkTitleMismatch } from './rules/source-link/title-mismatch.js'
import { sourceLinkUnderline } from './rules/source-link/underline.js'
import { timestampMismatch } from './rules/timestamp/mismatch.js'
import { timestampUnknown } from './rules/timestamp/unknown.js'
import { titleCharacterReference } from './rules/title/character-reference.js'
import { titleEmpty } from './rules/title/empty.js'
import { titleEscape } from './rules/title/escape.js'
import { titleLineBreak } from './rules/title/line-break.js'
import { titleLostEllipsis } from './rules/title/lost-ellipsis.js'
import { titleWhiteSpace } from './rules/title/white-space.js'
import { unsafeEventHandler } from './rules/unsafe/event-handler.js'
import { unsafeForm } from './rules/unsafe/form.js'
import { unsafeLink } from './rules/unsafe/link.js'
import { unsafeScript } from './rules/unsafe/script.js'
import { unsafeSrcdoc } from './rules/unsafe/srcdoc.js'
import { urlBroken } from './rules/url/broken.js'
import { urlInsecure } from './rules/url/insecure.js'
import { urlRelative } from './rules/url/relative.js'

/** Every rule that comes with postmatter, by code. */
export const defaultRules = [
  archiveFolderDate,
  archiveOddFolder,
  archivePathCase,
  archiveSameBody,
  archiveSameSource,
  archiveSameTitle,
  archiveSimilarBody,
  authorCharacterReference,
  bodyCutShort,
  bodyDeep,
  bodyEmpty,
  bodyMissingWrapper,
  bodyUnbalancedWrapper,
  dateFuture,
  dateOtherForm,
  encodingReplacementCharacter,
  figureCaptionOutside,
  figureWithoutImage,
  fileNameDateMismatch,
  fileNameOtherForm,
  fileNameTitleMismatch,
  fileNameUnportable,
  fileFinalNewline,
  fileLineEndings,
  fileNotCanonical,
  fromNotEncoded,
  fromNotWeb,
  frontMatterKeyOrder,
  frontMatterNoBreakSpace,
  frontMatterReplacementCharacter,
  frontMatterTab,
  frontMatterUnknownKey,
  furnitureAdvertisement,
  furnitureAttribution,
  furnitureTracker,
  furnitureWidget,
  htmlBrokenAttribute,
  htmlBrokenTag,
  htmlParseError,
  imageMissingAlt,
  imageNoAddress,
  imagePlaceholderOnly,
  preambleMisplaced,
  preambleMissing,
  sourceLinkAddressMismatch,
  sourceLinkTitleMismatch,
  sourceLinkUnderline,
  timestampMismatch,
  timestampUnknown,
  titleCharacterReference,
  titleEmpty,
  titleEscape,
  titleLineBreak,
  titleLostEllipsis,
  titleWhiteSpace,
  unsafeEventHandler,
  unsafeForm,
  unsafeLink,
  unsafeScript,
  unsafeSrcdoc,
  urlBroken,
  urlInsecure,
  urlRelative,
] as const

/** A rule that comes with postmatter: it knows its code and its options. */
export type DefaultRule = (typeof defaultRules)[number]
