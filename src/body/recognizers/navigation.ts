import { defineNamedWidget } from '../widgets.js'

/** Links around the site: menus, breadcrumbs, pages of an article, the publisher's logo. */
export const navigation = defineNamedWidget({
  name: 'navigation',
  kind: 'navigation',
  names:
    /^(?:navigation.*|nav|navbar.*|nav-?(?:links|menu|bar|previous|next|below|above)|main-?menu|menu|breadcrumbs?|pager|pagination|page-links|post-?navigation|site-?(?:header|footer|nav.*)|skip-?link.*|toc_container)$/i,
})
