// Runs in every document and frame of the test, before anything else there. What happens is said on the console, which no
// markup can take away.
;(() => {
  // biome-ignore lint/suspicious/noConsole: it is what the test listens to
  const log = console.log.bind(console)
  const tell = (what) => log(`happened: ${what}`)

  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'boom']) {
    Object.defineProperty(window, name, { value: () => tell(`script: ${name}()`) })
  }
  addEventListener('submit', (event) => tell(`submit: ${event.target.outerHTML.slice(0, 100)}`), true)
  addEventListener('invalid', () => tell('submit: tried'), true)

  // The last is that of an address that no browser can read.
  const followed = new Set(['http:', 'https:', 'mailto:', 'tel:', ':'])
  addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof Element && node.matches('a[href], area[href]'))
    // A plain link is followed because somebody wants to. One that pings, downloads or opens windows may show what it does.
    if (link && followed.has(link.protocol) && !link.matches('[ping], [target], [download]')) event.preventDefault()
  })

  const namesOf = (object) => {
    const names = new Set()
    for (let at = object; at; at = Object.getPrototypeOf(at)) {
      for (const name of Object.getOwnPropertyNames(at)) names.add(name)
    }
    return names
  }
  const documentNames = namesOf(document)
  const formNames = namesOf(HTMLFormElement.prototype)
  const isIdentifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u
  // No script has a variable of such a name.
  const isNote = /(?:fn|ftn|edn|note|ref).*\d|^cite_/

  const isNamed = (value, name) =>
    value instanceof Element ? value.id === name || value.getAttribute('name') === name : false
  const isTaken = (value, name) => {
    if (value instanceof HTMLCollection) return value.length > 0 && isNamed(value[0], name)
    return isNamed(value, name) || (value !== window && Object.prototype.toString.call(value) === '[object Window]')
  }

  /** Which names of scripts mean something else now. */
  const takenNames = () => {
    const taken = []
    for (const name of documentNames) {
      if (name === 'defaultView') continue
      if (isTaken(document[name], name)) taken.push(`name: document.${name}`)
    }
    for (const element of document.querySelectorAll('[id], [name]')) {
      for (const name of [element.id, element.getAttribute('name')]) {
        if (!name || !isIdentifier.test(name) || isNote.test(name)) continue
        if (isTaken(window[name], name) || isTaken(document[name], name)) taken.push(`name: ${name}`)
      }
    }
    for (const form of document.querySelectorAll('form')) {
      for (const name of formNames) {
        if (name !== '__proto__' && isNamed(form[name], name)) taken.push(`name: form.${name}`)
      }
    }
    return taken
  }

  const active =
    'script style link meta base title template noscript iframe frame frameset object embed applet param portal fencedframe form input button select textarea option optgroup datalist output label fieldset keygen isindex dialog plaintext xmp noembed noframes listing svg math slot marquee bgsound canvas map area selectedcontent image'.split(
      ' ',
    )
  const activeAttribute =
    /^(?:on.*|style|srcdoc|action|formaction|form|ping|target|download|autofocus|autoplay|popover.*|command.*|interest.*|contenteditable|tabindex|accesskey|is|slot|part|shadowroot.*|background|http-equiv|xmlns|.*:.*|nonce|usemap|ismap|dynsrc|lowsrc|imagesrcset|attributionsrc|crossorigin|itemscope|inert|draggable)$/i

  /** What has no place in sanitised markup, whether it does something or not. */
  const misfits = () => {
    const found = []
    const { documentElement: html, head, body } = document
    for (const element of [html, head, body]) {
      for (const { name } of element.attributes) found.push(`attribute: ${element.localName} ${name}`)
    }
    if (head.querySelector(':not([data-own])')) found.push(`element: in head, ${head.innerHTML.slice(0, 100)}`)
    for (const element of body.querySelectorAll('*')) {
      const name = element.localName
      if (
        active.includes(name) ||
        name.includes('-') ||
        element.namespaceURI !== html.namespaceURI ||
        element.shadowRoot
      ) {
        found.push(`element: ${name}`)
      }
      for (const attribute of element.attributes) {
        if (activeAttribute.test(attribute.name)) found.push(`attribute: ${name} ${attribute.name}=${attribute.value}`)
      }
      if (name === 'a' && element.hasAttribute('href') && !followed.has(element.protocol)) {
        found.push(`address: ${element.getAttribute('href')}`)
      }
      for (const key of ['src', 'poster', 'cite']) {
        if (!element.hasAttribute(key)) continue
        const address = URL.parse(element.getAttribute(key), 'http://page.test/')
        if (!address) continue
        const isImage = name === 'img' && /^data:image\/(?!svg)/.test(address.href)
        if (!/^https?:$/.test(address.protocol) && !isImage) found.push(`address: ${name} ${key}=${address.href}`)
      }
    }
    return found
  }

  const ways = {
    innerHTML(target, html) {
      target.innerHTML = html
    },
    twice(target, html) {
      target.innerHTML = html
      const written = target.innerHTML
      target.innerHTML = ''
      target.innerHTML = written
    },
    parser(target, html) {
      target.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
    },
    template(target, html) {
      const template = document.createElement('template')
      template.innerHTML = html
      target.append(template.content)
    },
    // Unlike the others, these run scripts and build declared shadow trees; and the first reads all tags, as it would where
    // no body stands around.
    fragment(target, html) {
      const range = document.createRange()
      range.selectNode(document.body)
      target.append(range.createContextualFragment(html))
    },
    unsafe(target, html) {
      target.setHTMLUnsafe(html)
    },
  }

  /** Puts every html into an element of its own, in every given way. */
  const insert = (htmls, names) => {
    for (const name of names) {
      for (const html of htmls) {
        const target = document.createElement('div')
        document.body.append(target)
        try {
          ways[name](target, html)
        } catch (error) {
          log(`not inserted: ${error}`)
        }
      }
    }
  }

  const mouse =
    'pointerover pointerenter mouseover mouseenter pointermove mousemove pointerdown mousedown pointerup mouseup auxclick contextmenu dblclick pointerout pointerleave mouseout mouseleave'.split(
      ' ',
    )
  const other =
    'keydown keypress keyup beforeinput input change select selectstart copy cut paste drag dragstart dragenter dragover dragend drop wheel scroll scrollend toggle beforetoggle cancel close touchstart touchend gotpointercapture search'.split(
      ' ',
    )

  const everything = (root, found = []) => {
    for (const element of root.querySelectorAll('*')) {
      found.push(element)
      if (element.shadowRoot) everything(element.shadowRoot, found)
    }
    return found
  }

  /** Does all that a reader can do: points at, types into, focuses, opens and clicks everything. */
  const touch = () => {
    const elements = everything(document.body ?? document.documentElement)
    for (const element of elements) {
      for (const type of mouse) element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }))
      for (const type of other) element.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }))
      if (typeof element.focus === 'function') {
        element.focus({ preventScroll: true })
        element.blur()
      }
      if (element.localName === 'details') element.open = !element.open
      if (element instanceof HTMLMediaElement) element.play().catch(() => {})
    }
    for (const element of elements) {
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, view: window }))
    }
  }

  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

  /** All of it: what was found, but for what the console is told. */
  const run = async ({ htmls, ways, pause, strict }) => {
    if (htmls) insert(htmls, ways)
    await wait(pause)
    const found = takenNames()
    if (strict) found.push(...misfits())
    if (!htmls) {
      const kept = document.querySelectorAll('p[data-after]').length
      if (kept !== 2) found.push(`swallowed: ${2 - kept} of what stands behind`)
    }
    touch()
    await wait(pause)
    return found
  }

  Object.defineProperty(window, '__harness', { value: run })
})()
