import { defineNamedWidget } from '../widgets.js'

/** Ad slots and banners, filled or empty, and boxes of self-promotion: Google, Taboola, Zaobao, RFI, CNA, BBC. */
export const advertisement = defineNamedWidget({
  name: 'advertisement',
  kind: 'advertisement',
  names:
    /^(?:ads?|advert\w*|adsbygoogle|ad-?container.*|ad-?(?:slot|unit|wrapper|block|box|banner)\w*.*|ads[-_].+|ad[-_](?:top|bottom|left|right|side|sidebar|inline|content|label|space|zone|area|placeholder|mpu|leaderboard|break|\d).*|.+[-_](?:ads?|advert\w*|adslot)|adslot.+|dfp[-_].+|(?:div-)?gpt-.+|google_ads.+|atatags.*|wpcnt|m-block-ad.*|m-interstitial|taboola.*|trc_(?:related_container|rbox).*|outbrain|ob-widget|innity.*|imu|\w*articlebanner|o-self-promo(?:--app)?|donate.*|favou?rite-container)$/i,
})
